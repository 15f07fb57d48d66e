// browser.js: opens a notebook in Chromium with an empty profile.
const { chromium } = require("../../build/page/node_modules/playwright-core");
const fs = require("fs");
const os = require("os");
const path = require("path");

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// Runs use(page) on the page of the notebook, once its kernel is connected.
exports.withNotebook = async function (url, size, use) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "chromium-"));
    const browser = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS, viewport: size,
    });
    try {
        const page = await browser.newPage();
        page.setDefaultTimeout(60000);
        await page.goto(url);
        await page.waitForFunction(() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel &&
            Jupyter.notebook.kernel.is_connected() && Jupyter.notebook._fully_loaded);
        await page.locator("#kernel_indicator_icon.kernel_idle_icon").waitFor();
        await use(page);
    } finally {
        await browser.close();
        fs.rmSync(profile, { recursive: true, force: true });
    }
};
