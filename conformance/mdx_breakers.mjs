// Reads lines of JSON {name, md, mdx, math} and says whether the MDX is rendered as the Markdown is:
// {name, ok, equal, message, difference}.
// Usage: node mdx_breakers.mjs TOOLS < pairs.jsonl
import {createInterface} from 'node:readline';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const tools = path.resolve(process.argv[2]);
const load = (name) => import(pathToFileURL(path.join(tools, name)).href);
const {makeChecker, evaluate} = await load('lib.mjs');
const {mdToHtml, htmlToHast, normalise, firstDiff} = await load('renderlib.mjs');
console.error = () => {};
console.warn = () => {};
const options = {siteDir: '/nonexistent', mermaid: false};
const checkers = {
  true: await makeChecker({...options, math: true}),
  false: await makeChecker({...options, math: false}),
};

for await (const line of createInterface({input: process.stdin})) {
  const {name, md, mdx, math} = JSON.parse(line);
  const row = {name, ok: false, equal: false};
  try {
    const compiled = await checkers[math].check('/site/note.mdx', mdx);
    row.ok = compiled.ok;
    row.message = compiled.message;
    if (compiled.ok) {
      const page = await evaluate(compiled.code);
      const after = normalise(await htmlToHast(page.html));
      // Prices are no formulas: Markdown without them is meant as well.
      const meant = [normalise(await mdToHtml(md, {math})), normalise(await mdToHtml(md, {math: false}))];
      row.equal = meant.includes(after);
      if (!row.equal) row.difference = firstDiff(meant[0], after);
    }
  } catch (error) {
    row.ok = false;
    row.message = String(error.message);
  }
  console.log(JSON.stringify(row));
}
