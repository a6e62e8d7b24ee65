// What is taken from others. `cargo xtask browser` installs it below target/ and says where in NODE_PATH, which only
// `require` looks at.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

export const { chromium } = require("playwright-core");
export const axe = require("axe-core").source;
