// What commonmark.js makes of many texts, in one process.
//
// usage: node commonmark-html.mjs TOOLS < requests
//
// TOOLS is the folder whose node_modules holds the package commonmark. A request is a text as a
// JSON line; the answer is its HTML as a JSON line.
import {createRequire} from 'node:module'
import path from 'node:path'
import {createInterface} from 'node:readline'

const {Parser, HtmlRenderer} = createRequire(path.resolve(process.argv[2], 'package.json'))('commonmark')
const parser = new Parser()
const renderer = new HtmlRenderer()

for await (const line of createInterface({input: process.stdin})) {
  process.stdout.write(JSON.stringify(renderer.render(parser.parse(JSON.parse(line)))) + '\n')
}
