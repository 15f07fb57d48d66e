// picture.js URL FILE: the README's picture of a notebook, from the kept outputs of its first cells.
// tests/kernel/page.t --picture starts it.
const { withNotebook } = require("./browser");

const [url, file] = process.argv.slice(2);
withNotebook(url, { width: 900, height: 1250 }, async (page) => {
    await page.evaluate(() => Jupyter.notebook.select(1));
    await page.evaluate(() => document.activeElement.blur());
    await page.screenshot({ path: file });
});
