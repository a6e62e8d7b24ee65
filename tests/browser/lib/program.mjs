// The program, started with a home, a data directory and a clock of its own.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The instant and the zone of the made-up team, which the generated repository shares. */
export const CLOCK = ["--now", "2026-11-19T09:00:00Z", "--zone", "Europe/Lisbon"];

const binary = needed("GROUNDWORK");

/** What `cargo xtask browser` says where something lies. */
export function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not said: cargo xtask browser runs these tests`);
  return value;
}

/** A directory that goes away with the test. */
export async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), "groundwork-browser-"));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

function start(home, args) {
  // Nothing of the developer's environment reaches it.
  const env = { PATH: process.env.PATH, HOME: home, TMPDIR: home, LC_ALL: "C.UTF-8", GIT_CONFIG_NOSYSTEM: "1" };
  return spawn(binary, args, { env, stdio: ["ignore", "pipe", "pipe"] });
}

async function text(stream) {
  let all = "";
  for await (const part of stream.setEncoding("utf8")) all += part;
  return all;
}

/** Runs it to its end, which must be well, and gives standard output. */
export async function run(home, args) {
  const child = start(home, args);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  if (code !== 0) throw new Error(`groundwork ${args.join(" ")} ended with ${code}\n${out}${err}`);
  return out;
}

/** The pages of a command that serves them, as soon as it says where. It is ended with the test. */
export async function serve(t, home, args) {
  const child = start(home, args);
  const ended = once(child, "exit");
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part) => (said += part));
  let asked = false;
  const stop = async (signal = "SIGTERM") => {
    asked = true;
    child.kill(signal);
    return (await ended)[0];
  };
  ended.then(([code, signal]) => asked || console.error(`groundwork ended by itself, with ${code ?? signal}\n${said}`));
  t.after(() => stop("SIGKILL"));
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = line.match(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]{64}/) ?? [];
    if (url) return { url, origin: new URL(url).origin, home, stop, said: () => said };
  }
  throw new Error(`groundwork ${args.join(" ")} said no address\n${said}`);
}

/** The made-up team, its lead's words said, with a data directory of its own. */
export async function demo(t) {
  const home = await folder(t);
  const pages = await serve(t, home, ["demo", "--open", "--no-browser", "--keep", join(home, "demo")]);
  return { ...pages, repository: join(home, "demo", "kassa"), data: join(home, "demo", "data") };
}

/** The made-up repository at its first run: its lead has said nothing yet. */
export async function newcomer(t) {
  const home = await folder(t);
  await run(home, ["demo", "--keep", join(home, "demo"), "me"]);
  const [repository, data] = [join(home, "demo", "kassa"), join(home, "data")];
  return { ...(await serve(t, home, [...lead(repository, data), "open", "--no-browser"])), repository, data };
}

/** The made-up repository, whose lead has said no more than their holiday, to be opened on one day after the other. */
export async function calendar(t) {
  const home = await folder(t);
  await run(home, ["demo", "--keep", join(home, "demo"), "me"]);
  const [repository, data] = [join(home, "demo", "kassa"), join(home, "data")];
  await run(home, [...lead(repository, data), "days-off", "2026-07-27..2026-08-07"]);
  const at = (day, clock = "09:00") => ["--repo", repository, "--data", data, "--now", `${day}T${clock}:00Z`, "--zone", "Europe/Lisbon"];
  const open = (day, clock) => serve(t, home, [...at(day, clock), "open", "--no-browser"]);
  return Object.assign(open, { repository, data });
}

/** A commit on the branch, of one of the made-up team or of somebody else, that changes no file. */
export function commit(repository, who, instant, message) {
  const [name, email] = who;
  const env = { PATH: process.env.PATH, HOME: repository, GIT_CONFIG_NOSYSTEM: "1" };
  for (const role of ["AUTHOR", "COMMITTER"]) {
    Object.assign(env, { [`GIT_${role}_NAME`]: name, [`GIT_${role}_EMAIL`]: email, [`GIT_${role}_DATE`]: instant });
  }
  const git = (...args) => execFileSync("git", args, { cwd: repository, env, encoding: "utf8" }).trim();
  git("update-ref", "HEAD", git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", message));
}

/** Changes on the branch, one after the other, each of `[who, instant]` and to one counted file; no merges. */
export function changes(repository, all) {
  const env = { PATH: process.env.PATH, HOME: repository, GIT_CONFIG_NOSYSTEM: "1" };
  const git = (args, input) => execFileSync("git", args, { cwd: repository, env, encoding: "utf8", input });
  const branch = git(["symbolic-ref", "HEAD"]).trim();
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const one = ([[name, email], instant], at) => {
    const by = `${name} <${email}> ${Date.parse(instant) / 1000} +0000`;
    const from = at === 0 ? `from ${branch}^0\n` : "";
    return `commit ${branch}\nauthor ${by}\ncommitter ${by}\n${data("Round as the bank does")}${from}`
      + `M 100644 inline ledger/src/rounding.rs\n${data(`// ${at}`)}`;
  };
  git(["fast-import", "--quiet"], all.map(one).join("\n"));
}

/** The arguments of a run over a repository by the made-up team's lead. */
export function lead(repository, data) {
  return ["--repo", repository, "--data", data, ...CLOCK];
}
