// picture.js URL FILE: the README's picture of a notebook, from the kept outputs of its first cells.
// tests/kernel/page.t --picture starts it.
const { withNotebook } = require("./browser");

const [url, file] = process.argv.slice(2);
withNotebook(url, { width: 1230, height: 1250 }, async (page) => {
    await page.evaluate(() => {
        Jupyter.notebook.select(1);
        document.activeElement.blur();
    });
    // Messages vanish after a moment.
    await page.locator("#notification_notebook, #notification_kernel, #MathJax_Message")
        .filter({ visible: true }).first().waitFor({ state: "hidden" });
    await page.screenshot({ path: file });
});
