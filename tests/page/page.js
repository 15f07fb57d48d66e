// page.js URL FOLDER: a person's work on the notebook page, in Chromium. Prints TAP, and writes
// screenshots into FOLDER. tests/kernel/page.t starts it.
const path = require("path");
const { withNotebook } = require("./browser");

const [url, folder] = process.argv.slice(2);
let count = 0;
let page;

function ok(passed, name, got) {
    count++;
    if (!passed && got !== undefined)
        console.log(String(got).slice(0, 4000).replace(/^/gm, "# "));
    console.log(`${passed ? "ok" : "not ok"} ${count} - ${name}`);
}

const shot = (name) => page.screenshot({ path: path.join(folder, name + ".png") });

// Into the last cell; a run with Shift-Enter adds one.
async function type(text) {
    await page.locator(".code_cell .CodeMirror").last().click();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(text);
}

// Types and runs a cell, and returns its locator. Does not wait for its end.
async function start(text) {
    const number = (await page.locator(".cell").count()) - 1;
    await type(text);
    await page.keyboard.press("Shift+Enter");
    return page.locator(".cell").nth(number);
}

// Waits for the number of the cell: In [3].
async function run(text) {
    const cell = await start(text);
    await cell.locator(".input_prompt", { hasText: /\[\s*\d+\s*\]/ }).waitFor();
    return cell;
}

async function testRunning() {
    let cell = await run("a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; grad a");
    let shown = await cell.locator(".output").innerText();
    ok(/dL\/da = 6\.0/.test(shown), "a cell shows a gradient", shown);
    cell = await run("L.data");
    shown = await cell.locator(".output_result").innerText();
    ok(shown.trim() === "-8.0", "a cell shows its last value", shown);
    cell = await run("L.dta");
    shown = await cell.locator(".output_error").innerText();
    ok(/In\[\d+\]:1:3: error: a Value has no field 'dta'/.test(shown), "an error names the cell", shown);
    await shot("running");
}

async function testPictures() {
    let cell = await run("draw L");
    const picture = cell.locator(".output_svg svg");
    await picture.waitFor();
    const box = await picture.boundingBox();
    const words = await picture.textContent();
    ok(box.width > 300 && box.height > 50, "the graph is on the page", JSON.stringify(box));
    ok(/data -8\.0000/.test(words) && /grad 6\.0000/.test(words), "with data and gradients", words);
    await shot("graph");
    cell = await run('draw a*b, id="second"');
    await cell.locator(".output_svg svg").waitFor();
    const ids = await page.$$eval(".output_svg svg [id]", (all) => all.map((one) => one.id));
    ok(ids.length > 0 && new Set(ids).size === ids.length, "two pictures have different ids", ids);
    cell = await run("def parabola(x) = 3*x**2 - 4*x + 5\nplot parabola, -5, 5");
    await cell.locator(".output_svg svg").waitFor();
    ok((await cell.locator(".output_svg svg").boundingBox()).height > 100, "a plot is on the page");
    await shot("plot");
}

async function testInterrupt() {
    const cell = await start('print("running"); while true { }');
    await cell.locator(".output_stdout", { hasText: "running" }).waitFor();
    await page.locator('button[data-jupyter-action="jupyter-notebook:interrupt-kernel"]').click();
    const error = cell.locator(".output_error");
    await error.waitFor();
    const shown = await error.innerText();
    ok(/interrupt/i.test(shown), "the button interrupts an endless loop", shown);
    ok((await (await run("L.data")).locator(".output").innerText()).includes("-8.0"), "the variables are kept");
}

async function testCompletion() {
    await type("backw");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => Jupyter.notebook.get_selected_cell().get_text() === "backward");
    ok(true, "Tab completes a name");
    await type("L.");
    await page.keyboard.press("Tab");
    const list = page.locator("#complete select option");
    await list.first().waitFor();
    const names = await list.allTextContents();
    ok(names.includes("data") && names.includes("grad"), "Tab shows the fields of a Value", names);
    await shot("completion");
    await page.keyboard.press("Escape");
    await page.locator("#complete").waitFor({ state: "detached" });
    await type("relu(");
    await page.keyboard.press("Shift+Tab");
    const tooltip = page.locator("#tooltip");
    await tooltip.waitFor({ state: "visible" });
    ok(/relu/.test(await tooltip.innerText()), "Shift-Tab shows help", await tooltip.innerText());
    await shot("help");
    await page.keyboard.press("Escape");
}

async function testPager() {
    await run("help backward");
    const pager = page.locator("#pager");
    await pager.waitFor({ state: "visible" });
    ok(/backward/.test(await pager.innerText()), "help opens the pager");
    await shot("pager");
    await page.locator('[title="Close the pager"]').click();
    await pager.waitFor({ state: "hidden" });
}

async function testInput() {
    const cell = await start('name = input("Who? "); "hello " + name');
    const field = cell.locator("input.raw_input");
    await field.waitFor();
    ok((await cell.locator(".raw_input_prompt").innerText()).startsWith("Who?"), "input shows its question");
    await field.fill("Ada");
    await field.press("Enter");
    const result = cell.locator(".output_result");
    await result.waitFor();
    ok(/hello Ada/.test(await result.innerText()), "and has the answer as its value", await result.innerText());
}

async function testSaving() {
    await page.keyboard.press("Escape");
    await page.locator('button[data-jupyter-action="jupyter-notebook:save-notebook"]').click();
    await page.waitForFunction(() => !Jupyter.notebook.dirty);
    ok(true, "the notebook is saved");
}

const TESTS = [testRunning, testPictures, testInterrupt, testCompletion, testPager, testInput, testSaving];

async function testPage(opened) {
    page = opened;
    const errors = [];
    page.on("pageerror", (error) => errors.push(error));
    ok(true, "the page connects to the kernel");
    for (const test of TESTS)
        await test().catch(async (error) => {
            ok(false, test.name, error);
            await shot("failed-" + test.name);
        });
    ok(errors.length === 0, "the page reports no error", errors.join("\n"));
}

withNotebook(url, { width: 1000, height: 900 }, testPage)
    .catch((error) => ok(false, "the page", error.stack))
    .finally(() => console.log(`1..${count}`));
