// steps.js FOLDER SCREENSHOTS: a person's work on the pages of `step L > steps.html` in FOLDER, in
// Chromium. Prints TAP. tests/kernel/steps.t starts it.
const fs = require("fs");
const path = require("path");
const { chromium } = require("../../build/page/node_modules/playwright-core");

const [folder, screenshots] = process.argv.slice(2);
const DRAWINGS = ["lesson", "neuron", "exp", "twice", "network"];
const LEAST_CONTRAST = 4.5; // WCAG 2.2, 1.4.3
let count = 0;
let browser;
let mistakes; // of the page that is open

function ok(passed, name, got) {
    count++;
    if (!passed && got !== undefined)
        console.log(JSON.stringify(got).slice(0, 4000).replace(/^/gm, "# "));
    console.log(`${passed ? "ok" : "not ok"} ${count} - ${name}`);
}

// Opens a page at a step, and closes it after use(page).
async function withPage(name, step, options, use) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: "reduce", ...options });
    mistakes = [];
    page.on("pageerror", (error) => mistakes.push(error.message));
    page.on("console", (message) => mistakes.push(message.text()));
    page.on("request", (request) => request.url().match(/^(file|data):/) || mistakes.push(request.url()));
    await page.goto(`file://${folder}/${name}.html#${step}`);
    await use(page);
    await page.close();
}

// The rule as the eye sees it: without what is written for screen readers.
const readRule = (page) => page.evaluate(() => {
    const copy = document.querySelector("#rule").cloneNode(true);
    copy.querySelectorAll(".hidden").forEach((element) => element.remove());
    return [...copy.children].map((element) => element.textContent);
});
const readPlace = (page) => page.locator("#place").textContent();
const readBox = (page, label) => page.evaluate((text) => {
    const box = [...document.querySelectorAll(".box")].find((group) => group.querySelector("title").textContent === text);
    return [...box.querySelectorAll("text")].map((element) => element.textContent).join(" ").trim();
}, label);

async function testSteps() {
    await withPage("lesson", 0, {}, async (page) => {
        ok(await readPlace(page) === "0 / 7", "3 steps forward, and 4 backward");
        ok(await readBox(page, "L") === "L grad" && await readBox(page, "a") === "a grad 2.0000",
           "first only the leaves have data", [await readBox(page, "L"), await readBox(page, "a")]);
        await page.click("#next");
        ok((await readRule(page))[1] === "e = a*b = -6.0", "forward computes e first", await readRule(page));
        await page.keyboard.press("End");
        const boxes = await Promise.all(["a", "b", "c", "f", "L"].map((label) => readBox(page, label)));
        ok(boxes.join() === "a grad 2.0000 6.0000,b grad -3.0000 -4.0000,c grad 10.0000 -2.0000," +
           "f grad -2.0000 4.0000,L grad -8.0000 1.0000", "the last step shows all gradients", boxes);
        ok(mistakes.length === 0, "no mistakes, and nothing is loaded", mistakes);
    });
    await withPage("lesson", 5, {}, async (page) => {
        const rule = await readRule(page);
        ok(rule[0] === "Backward pass, step 2 of 4" && rule[1] === "L = d*f" &&
           rule[2] === "d.grad += f · L.grad = -2.0 · 1.0 → -2.0", "the rule with its numbers", rule);
        const active = await page.evaluate(() => [".box.now", ".op.now", ".edge.now", ".box.input"]
            .map((selector) => document.querySelectorAll(selector).length).join());
        ok(active === "1,1,3,2", "the node, its operation, its edges and its inputs are marked", active);
    });
}

async function testKeys() {
    await withPage("lesson", 0, {}, async (page) => {
        const press = async (key) => (await page.keyboard.press(key), readPlace(page));
        const places = [];
        for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "End", "ArrowRight", "Home", "ArrowLeft"])
            places.push((await press(key))[0]);
        ok(places.join("") === "1217700", "arrows, Home and End", places);
        await page.focus("#slider");
        ok(await press("ArrowRight") === "1 / 7" && await press("End") === "7 / 7",
           "the slider takes the same keys, and one step for each");
        await page.focus("#previous");
        ok(await press(" ") === "6 / 7", "Space presses a button that has the focus");
        await page.locator("#slider").fill("3");
        ok(await readPlace(page) === "3 / 7", "the slider goes to a step");
        const names = [];
        await page.evaluate(() => document.activeElement.blur());
        for (let i = 0; i < 7; i++) {
            await page.keyboard.press("Tab");
            names.push(await page.evaluate(() => document.activeElement.id || document.activeElement.tagName));
        }
        for (const id of ["graph", "previous", "next", "play", "slider"])
            ok(names.includes(id), `Tab reaches ${id}`, names);
    });
}

async function testPlay() {
    await withPage("lesson", 5, {}, async (page) => {
        await page.keyboard.press(" ");
        ok(await page.locator("#play").textContent() === "Pause" &&
           await page.getAttribute("#rule", "aria-live") === "off", "Space plays, without speaking each rule");
        await page.locator("#place", { hasText: "7 / 7" }).waitFor();
        ok(await page.locator("#play").textContent() === "Play", "playing ends at the last step");
        await page.click("#play");
        ok(await readPlace(page) === "0 / 7", "playing again begins at the first step");
        await page.click("#play");
        ok(await page.getAttribute("#rule", "aria-live") === "polite", "a pause speaks again");
    });
}

// What a screen reader gets: roles, names and states.
async function testSpeech() {
    await withPage("lesson", 5, {}, async (page) => {
        const tree = await page.locator("body").ariaSnapshot();
        ok(/status:/.test(tree) && tree.includes("d gradient increases by f times L gradient equals -2.0 times 1.0 gives -2.0"),
           "the rule is spoken in words", tree);
        ok(/slider "Step"/.test(tree) && /button "Next"/.test(tree) && /img "The graph of L/.test(tree),
           "everything has a name", tree);
        await page.click("summary");
        const row = await page.locator("tbody tr", { hasText: "d" }).first().innerText();
        ok(/^d\s+4\.0000\s+-2\.0000$/.test(row), "the table has the values of the step", row);
    });
}

// The ratio of luminances of a text and its background (WCAG 2.2).
const worstContrast = (page) => page.evaluate(() => {
    const channels = (color) => color.match(/[\d.]+/g).map(Number);
    const luminance = (color) => {
        const [r, g, b] = channels(color).map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const background = (element) => {
        for (; element; element = element.parentElement) {
            const shape = element.querySelector?.(":scope > rect, :scope > ellipse");
            const color = shape ? getComputedStyle(shape).fill : getComputedStyle(element).backgroundColor;
            if (color !== "rgba(0, 0, 0, 0)")
                return color;
        }
    };
    const texts = [...document.querySelectorAll("h1, h2, #rule p, summary, .keys, svg text, #place, th, td, button:not([aria-disabled=true])")];
    return Math.min(...texts.map((text) => {
        const style = getComputedStyle(text);
        return ratio(luminance(text.closest("svg") ? style.fill : style.color), luminance(background(text)));
    }));
});

async function testLooks() {
    for (const name of DRAWINGS) {
        const size = fs.statSync(`${folder}/${name}.html`).size;
        ok(size < 100000, `${name}: the page has less than 100 kB`, size);
    }
    for (const colorScheme of ["light", "dark"])
        for (const [width, height] of [[390, 844], [1280, 720]])
            for (const name of DRAWINGS)
                await withPage(name, 9999, { viewport: { width, height }, colorScheme }, async (page) => {
                    const what = `${name}, ${width} pixels, ${colorScheme}`;
                    await page.keyboard.press("ArrowLeft");
                    await page.screenshot({ path: path.join(screenshots, `${name}-${width}-${colorScheme}.png`) });
                    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
                    const areas = await page.evaluate(() => ["#graph", ".box.now", "#rule", "#next", "#slider"]
                        .map((selector) => document.querySelector(selector).getBoundingClientRect().toJSON()));
                    const [graph, box] = areas;
                    ok(wide <= width && box.left >= graph.left && box.right <= graph.right && box.top >= graph.top &&
                       box.bottom <= graph.bottom && areas[2].top < height && areas[3].bottom <= height,
                       `${what}: the node and the buttons are visible`, [wide, areas]);
                    const contrast = await worstContrast(page);
                    ok(contrast >= LEAST_CONTRAST && mistakes.length === 0, `${what}: every text has contrast`, [contrast, mistakes]);
                });
}

async function testHostileNames() {
    await withPage("hostile", 0, {}, async (page) => {
        const names = await page.evaluate(() => [...document.querySelectorAll(".box title")].map((title) => title.textContent));
        ok(names[0] === "</script><script>document.title = 'run'</script>" && names[1] === "]]>\"'&<b>", "names are shown as they are", names);
        ok(await page.title() !== "run" && await page.locator("b").count() === 0 && mistakes.length === 0, "names are not run");
    });
}

(async () => {
    browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"],
    });
    await testSteps();
    await testKeys();
    await testPlay();
    await testSpeech();
    await testLooks();
    await testHostileNames();
    console.log(`1..${count}`);
    await browser.close();
})().catch((error) => {
    console.log(`Bail out! ${error.stack}`);
    process.exit(1);
});
