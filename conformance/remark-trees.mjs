// What remark makes of many texts, in one process.
//
// usage: node remark-trees.mjs TOOLS < requests
//
// TOOLS is the folder whose node_modules holds the packages of package.json. A request is a JSON
// line {text, mode}, the mode one of md, md+directives and mdx; the answer is a JSON line {tree}
// or {error: {message, line, column}}.
import fs from 'node:fs'
import path from 'node:path'
import {createInterface} from 'node:readline'
import {pathToFileURL} from 'node:url'

const modules = path.join(path.resolve(process.argv[2]), 'node_modules')

/** Import a package from the tools' folder, wherever this script stands. */
async function load(name) {
  const folder = path.join(modules, name)
  const {exports, main} = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const entry = typeof exports === 'string' ? exports : exports?.['.'] ?? exports?.default ?? main
  const file = typeof entry === 'string' ? entry : (entry.import ?? entry.default)
  return import(pathToFileURL(path.join(folder, file ?? 'index.js')).href)
}

const {unified} = await load('unified')
const plugins = {}
for (const name of ['parse', 'gfm', 'frontmatter', 'math', 'directive', 'mdx']) {
  plugins[name] = (await load(`remark-${name}`)).default
}

function processor(mode) {
  const made = unified().use(plugins.parse).use(plugins.gfm).use(plugins.math)
  made.use(plugins.frontmatter, ['yaml', 'toml'])
  if (mode !== 'md') made.use(plugins.directive)
  if (mode === 'mdx') made.use(plugins.mdx)
  return made.freeze()
}

const processors = {md: processor('md'), 'md+directives': processor('md+directives'), mdx: processor('mdx')}

for await (const line of createInterface({input: process.stdin})) {
  const {text, mode} = JSON.parse(line)
  let answer
  try {
    answer = {tree: processors[mode].parse(text)}
  } catch (error) {
    const place = error.place?.start ?? error.place ?? {}
    answer = {error: {message: String(error.reason ?? error), line: place.line, column: place.column}}
  }
  process.stdout.write(JSON.stringify(answer, (key, value) => (key === 'estree' ? undefined : value)) + '\n')
}
