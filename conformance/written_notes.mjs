// Reads lines of JSON {name, mdx, math, before, after} and says what becomes of a note:
// {name, before, after, equal, difference}, where before and after are
// {compiles, renders, message, counts: {img, a, li, pre}}.
// Usage: node written_notes.mjs TOOLS < pairs.jsonl
import {createInterface} from 'node:readline';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const tools = path.resolve(process.argv[2]);
const load = (name) => import(pathToFileURL(path.join(tools, name)).href);
const {makeChecker, evaluate} = await load('lib.mjs');
const {mdToHtml, htmlToHast, normalise, firstDiff} = await load('renderlib.mjs');
console.error = () => {};
console.warn = () => {};
const checkers = new Map();
for (const math of [true, false]) {
  checkers.set(math, await makeChecker({siteDir: '/nonexistent', mermaid: false, math}));
}

for await (const line of createInterface({input: process.stdin})) {
  const {name, mdx, math, before, after} = JSON.parse(line);
  const first = await rendered(name, before, mdx, math);
  const second = before === after ? first : await rendered(name, after, mdx, math);
  const row = {name, before: first.said, after: second.said, equal: first.html === second.html};
  if (!row.equal && first.html && second.html) row.difference = firstDiff(first.html, second.html);
  console.log(JSON.stringify(row));
}

async function rendered(name, text, mdx, math) {
  const said = {compiles: false, renders: false};
  try {
    let tree;
    if (mdx) {
      const compiled = await checkers.get(math).check(`/site/${name}`, text);
      if (!compiled.ok) {
        const {line, column, stage, message} = compiled;
        return {said: {...said, message: `${line}:${column} ${stage}: ${message}`}};
      }
      said.compiles = true;
      tree = await htmlToHast((await evaluate(compiled.code)).html);
    } else {
      said.compiles = true;
      tree = await mdToHtml(text, {math});
    }
    said.renders = true;
    const html = normalise(tree);
    said.counts = Object.fromEntries(
      ['img', 'a', 'li', 'pre'].map((tag) => [tag, html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0]),
    );
    return {said, html};
  } catch (error) {
    return {said: {...said, message: String(error.message)}};
  }
}
