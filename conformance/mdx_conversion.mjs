// Reads lines of JSON {name, mdx, compared: {md, mdx}} and says what Docusaurus makes of the MDX:
// {name, compiles, compilesWithoutCompat, renders, equal, message, difference}.
// Usage: node mdx_conversion.mjs TOOLS < pairs.jsonl
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
const {check} = await makeChecker(options);
const {check: strict} = await makeChecker({...options, mdx1Compat: false});

for await (const line of createInterface({input: process.stdin})) {
  const {name, mdx, compared: {md, mdx: same}} = JSON.parse(line);
  const row = {name, compiles: false, compilesWithoutCompat: false, renders: false, equal: false};
  try {
    const compiled = await check('/site/note.mdx', mdx);
    const withoutCompat = await strict('/site/note.mdx', mdx);
    row.compiles = compiled.ok;
    row.compilesWithoutCompat = withoutCompat.ok;
    row.message = failure(compiled) ?? failure(withoutCompat);
    if (compiled.ok) {
      await evaluate(compiled.code);
      row.renders = true;
      const page = await evaluate((await check('/site/note.mdx', same)).code);
      const after = normalise(await htmlToHast(page.html));
      let before = withoutIds(normalise(await mdToHtml(md)));
      if (before !== after && md.includes('$')) {
        // Amounts of money are no formulas: then the note reads as without formulas.
        const plain = withoutIds(normalise(await mdToHtml(md, {math: false})));
        if (plain === after) before = plain;
      }
      row.equal = before === after;
      if (!row.equal) row.difference = firstDiff(before, after);
    }
  } catch (error) {
    row.message = String(error.message);
  }
  console.log(JSON.stringify(row));
}

function failure(result) {
  return result.ok ? undefined : `${result.line}:${result.column} ${result.stage}: ${result.message}`;
}

// `{#id}` at the end of a heading names it; in MDX a comment says so.
function withoutIds(html) {
  return html.replace(/(?:[ \t]+|(?<=>)\n)?\{#[^\s{}]+\}(?=\n<\/h[1-6]>)/g, '');
}
