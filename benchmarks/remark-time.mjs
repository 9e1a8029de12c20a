// How long remark takes for many texts: CPU seconds of the fastest of some rounds.
//
// usage: node remark-time.mjs TOOLS ROUNDS < texts
//
// TOOLS is the folder whose node_modules holds the packages of conformance/package.json; the texts
// are a JSON list. The answer is a number.
import path from 'node:path'
import {pathToFileURL} from 'node:url'

const modules = path.join(path.resolve(process.argv[2]), 'node_modules')
const load = (name) => import(pathToFileURL(path.join(modules, name, 'index.js')).href)

const {unified} = await load('unified')
const processor = unified()
for (const name of ['parse', 'gfm', 'math']) processor.use((await load(`remark-${name}`)).default)
processor.use((await load('remark-frontmatter')).default, ['yaml', 'toml']).freeze()

let input = ''
for await (const piece of process.stdin.setEncoding('utf8')) input += piece
const texts = JSON.parse(input)
let best = Infinity
for (let round = 0; round < Number(process.argv[3]); round++) {
  const before = process.cpuUsage()
  for (const text of texts) processor.parse(text)
  const {user, system} = process.cpuUsage(before)
  best = Math.min(best, (user + system) / 1e6)
}
console.log(best)
