/* vega.js FILE.vl.json...: checks charts against the schema of Vega-Lite, compiles them without a
   warning, and draws each as FILE.vl.json.svg. Prints what it sees in the picture of each: titles and
   names, and how many lines, regions, points and rectangles it has. The packages are in the folder
   NODE_MODULES. */
const fs = require('fs');
const modules = process.env.NODE_MODULES;
const vega = require(modules + '/vega');
const lite = require(modules + '/vega-lite');
const Ajv = require(modules + '/ajv').default;

const schema = JSON.parse(fs.readFileSync(modules + '/vega-lite/build/vega-lite-schema.json'));
const isValid = new Ajv({strict: false, validateFormats: false}).compile(schema);

/* A logger for which every message is an error. */
function refuse(...words) { throw new Error(words.join(' ')); }
const logger = {
    level() { return this; }, debug() { return this; }, info() { return this; }, warn: refuse, error: refuse
};

/* Calls `see` for every mark of the picture that is not part of an axis or a title. */
function walk(mark, see) {
    if (['axis', 'title'].some(role => (mark.role || '').startsWith(role))) return;
    for (const item of mark.items || []) {
        if (mark.marktype !== 'group') see(mark, item);
        for (const inner of item.items || []) walk(inner, see);
    }
}

/* True if a point is inside the frame. */
const within = (item, width, height) => item.x >= 0 && item.x <= width && item.y >= 0 && item.y <= height;

async function look(file) {
    const chart = JSON.parse(fs.readFileSync(file));
    if (!isValid(chart)) refuse('the schema refuses', file, JSON.stringify(isValid.errors[0]));
    const view = new vega.View(vega.parse(lite.compile(chart, {logger}).spec), {renderer: 'none', logger});
    const svg = await view.toSVG();
    fs.writeFileSync(file + '.svg', svg);
    const seen = {lines: 0, regions: 0, points: 0, outside: 0, rectangles: 0};
    const names = [];
    const lines = new Set();
    walk(view.scenegraph().root, (mark, item) => {
        if (mark.role === 'legend-label') names.push(item.text);
        if (mark.role !== 'mark') return;
        if (mark.marktype === 'line') lines.add(mark);
        if (mark.marktype === 'rect') seen.rectangles++;
        if (mark.marktype === 'symbol')
            seen[within(item, view.width(), view.height()) ? 'points' : 'outside']++;
    });
    for (const mark of lines) seen[mark.items[0].fill ? 'regions' : 'lines']++;
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1]);
    console.log(file + ': ' + Object.entries(seen).filter(([, count]) => count).map(([what, count]) => `${count} ${what}`).join(', ') +
                (names.length ? '; legend: ' + names.join(', ') : ''));
    console.log(file + ' texts: ' + texts.join(' | '));
}

(async () => { for (const file of process.argv.slice(2)) await look(file); })().catch(error => {
    console.log(error.message);
    process.exit(1);
});
