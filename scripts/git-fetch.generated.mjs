// Made of server/src/node/git-fetch.ts: npm run generate

// server/src/node/git-fetch.ts
import { dirname as dirname2 } from "node:path";

// server/src/node/git-run.ts
import { spawn } from "node:child_process";
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join, sep } from "node:path";

// server/src/node/paths.ts
import { access } from "node:fs/promises";
async function exists(path) {
  return access(path).then(
    () => true,
    () => false
  );
}
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

// server/src/node/git-run.ts
var usualLimit = 6e4;
var mostOutput = 256 * 1024 * 1024;
var settings = [
  // A folder of documents may itself look like a repository, with settings that somebody committed.
  "safe.bareRepository=explicit",
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.attributesFile=/dev/null",
  "core.excludesFile=/dev/null",
  "diff.orderFile=/dev/null",
  "log.mailmap=false",
  "log.showSignature=false",
  "gpg.program=false",
  "core.pager=cat",
  "gc.auto=0",
  "maintenance.auto=false",
  "submodule.recurse=false",
  "fetch.recurseSubmodules=false",
  // What is printed is read by a program.
  "core.quotePath=false",
  "color.ui=false",
  "i18n.logOutputEncoding=UTF-8"
];
var offline = ["protocol.allow=never", "core.sshCommand=false", "credential.helper="];
async function runGit(call) {
  const program = gitProgram(process.env["PATH"] ?? "", call.top);
  if (program === void 0) return { failed: "missing", message: "No git was found on the PATH." };
  const { transports = [], limit: limit2 = usualLimit } = call;
  const set = [...settings, ...transports.length > 0 ? [] : offline].flatMap((setting) => ["-c", setting]);
  return new Promise((done) => {
    const child = spawn(program, ["--no-pager", ...set, ...call.words], {
      cwd: call.folder,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...inherited(), ...variables(transports), ...call.env },
      windowsHide: true
    });
    const output = [];
    let bytes = 0;
    let message = "";
    let ended;
    const end = (why) => {
      ended ??= why;
      child.kill("SIGKILL");
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(() => end(`git ${call.words[0] ?? ""} took more than ${limit2 / 1e3} seconds.`), limit2);
    child.stdout.on("data", (chunk) => {
      bytes += chunk.length;
      if (bytes > mostOutput) end(`git ${call.words[0] ?? ""} answered with more than ${mostOutput / 1024 / 1024} MB.`);
      else output.push(chunk);
    });
    child.stderr.on("data", (chunk) => {
      if (message.length < 4096) message += chunk.toString();
    });
    child.stdin.on("error", () => void 0);
    child.on("error", (error) => {
      clearTimeout(timer);
      done({ failed: codeOf(error) === "ENOENT" ? "missing" : "refused", message: error.message });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (ended !== void 0) done({ failed: "limit", message: ended });
      else done(code === 0 ? { output: Buffer.concat(output) } : { failed: "refused", message });
    });
    child.stdin.end(call.input ?? "");
  });
}
function inherited() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)));
}
function variables(transports) {
  return {
    LC_ALL: "C",
    LANGUAGE: "",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_ATTR_NOSYSTEM: "1",
    // A clone that lacks something must not fetch it. An older git does not know the first; no transport is open to it.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: transports.join(":")
  };
}
var programs = /* @__PURE__ */ new Map();
var programName = process.platform === "win32" ? "git.exe" : "git";
function gitProgram(path, top) {
  const key = `${top}\0${path}`;
  if (!programs.has(key))
    programs.set(
      key,
      path.split(delimiter).filter((folder) => isAbsolute(folder)).map((folder) => join(folder, programName)).find((file) => isForeignProgram(file, top))
    );
  return programs.get(key);
}
function isForeignProgram(file, top) {
  try {
    accessSync(file, constants.X_OK);
    const places = [file, realpathSync(file)];
    return statSync(file).isFile() && !places.some(
      (place) => place.startsWith(top.endsWith(sep) ? top : top + sep) || place.split(sep).includes("node_modules")
    );
  } catch {
    return false;
  }
}

// server/src/node/repository.ts
import { lstat as lstat2, realpath as realpath2 } from "node:fs/promises";
import { dirname, join as join2, relative, resolve, sep as sep2 } from "node:path";

// server/src/node/regular.ts
import { closeSync, constants as constants2, fstatSync, openSync, readSync, statSync as statSync2 } from "node:fs";
import { lstat, open, realpath } from "node:fs/promises";
var mostBytes = 64 * 1024 * 1024;
async function readRegular(path, { most = mostBytes, links = "told" } = {}) {
  try {
    const target = links === "followed" ? await realpath(path) : path;
    const refused2 = refusal(await lstat(target), most);
    if (refused2 !== void 0) return refused2;
    const file = await open(target, openFlags);
    try {
      const stats = await file.stat();
      const read = async (into) => (await file.read(into, 0, into.length)).bytesRead;
      return refusal(stats, most) ?? await bytesOf(read, most, stats.size);
    } finally {
      await file.close();
    }
  } catch (error) {
    return { kind: "failed", code: codeOf(error) };
  }
}
var openFlags = constants2.O_RDONLY | (constants2.O_NONBLOCK ?? 0) | (constants2.O_NOFOLLOW ?? 0);
function refusal(stats, most) {
  const kind = kindOf(stats);
  if (kind !== void 0) return { kind };
  return stats.size > most ? { kind: "too large", bytes: stats.size, most } : void 0;
}
function kindOf(entry) {
  if (entry.isFile()) return void 0;
  if (entry.isDirectory()) return "a folder";
  if (entry.isSymbolicLink()) return "a symbolic link";
  if (entry.isFIFO()) return "a named pipe";
  if (entry.isSocket()) return "a socket";
  return entry.isCharacterDevice() || entry.isBlockDevice() ? "a device" : "no regular file";
}
async function bytesOf(read, most, size) {
  const chunks = [];
  let bytes = 0;
  for (let room = Math.max(size + 1, leastBytes); ; room = chunkBytes) {
    const chunk = Buffer.allocUnsafe(room);
    let filled = 0;
    for (let length = 1; length > 0 && filled < room; filled += length) {
      length = await read(chunk.subarray(filled));
      bytes += length;
      if (bytes > most) return { kind: "too large", bytes, most };
    }
    chunks.push(chunk.subarray(0, filled));
    if (filled < room) return chunks.length === 1 ? chunk.subarray(0, filled) : Buffer.concat(chunks, bytes);
  }
}
var leastBytes = 4 * 1024;
var chunkBytes = 64 * 1024;

// server/src/node/repository.ts
async function openRepository(folder) {
  const found = await findTop(folder);
  if (found === void 0) return none(folder);
  const { top, real } = found;
  const directory = await gitDirectory(top);
  if (directory === void 0) return misplaced(top);
  const answer = await runGit({
    top,
    folder: top,
    words: ["rev-parse", "--absolute-git-dir", "--is-shallow-repository", "--show-object-format"],
    env: { GIT_CEILING_DIRECTORIES: dirname(top) }
  });
  if (!("output" in answer)) return refusalOf(answer, top);
  const [place = "", shallow, hash] = answer.output.toString().split("\n");
  if (await realpath2(place).catch(() => place) !== directory) return misplaced(top);
  return {
    top,
    directory,
    below: real === top ? "" : `${relative(top, real).split(sep2).join("/")}/`,
    shallow: shallow === "true",
    hash: hash === "sha256" ? "sha256" : "sha1",
    ask: (words, input) => runGit({
      top,
      folder: directory,
      words,
      env: { GIT_DIR: directory, GIT_WORK_TREE: directory },
      ...input === void 0 ? {} : { input }
    })
  };
}
function isRepository(found) {
  return "ask" in found;
}
async function findTop(folder) {
  const real = await realpath2(folder).catch(() => void 0);
  if (real === void 0) return void 0;
  for (let top = real; ; top = dirname(top)) {
    if (await exists(join2(top, ".git"))) return { top, real };
    if (dirname(top) === top) return void 0;
  }
}
async function gitDirectory(top) {
  const own = join2(top, ".git");
  const stats = await lstat2(own).catch(() => void 0);
  if (stats?.isDirectory() === true) return own;
  const named = await readRegular(own, { most: mostPointerBytes });
  const text = Buffer.isBuffer(named) ? /^gitdir: (.+?)[\r\n]*$/s.exec(named.toString())?.[1] : void 0;
  if (text === void 0 && stats?.isSymbolicLink() !== true) return void 0;
  const place = await realpath2(text === void 0 ? own : resolve(top, text)).catch(() => void 0);
  return place === void 0 || place === top || place.startsWith(top.endsWith(sep2) ? top : top + sep2) ? void 0 : place;
}
var mostPointerBytes = 8192;
function none(folder) {
  return {
    why: "none",
    reason: `${folder} is in no git repository.`,
    remedy: "Run the command in the clone, with its .git folder."
  };
}
function misplaced(top) {
  return {
    why: "misplaced",
    reason: `The .git of ${top} is no repository of this folder, so git is not asked.`,
    remedy: "Clone the repository again; a .git that leads into the documents is never followed."
  };
}
function refusalOf({ failed, message }, top) {
  if (failed === "missing")
    return {
      why: "missing",
      reason: "git is not installed, or is not on the PATH outside the repository.",
      remedy: "Install git; approvals are then compared with the history."
    };
  if (failed === "limit") return tooSlow(message);
  if (/dubious ownership|unsafe repository/.test(message))
    return {
      why: "owner",
      reason: `git does not read ${top}, because it belongs to another user.`,
      remedy: `If you trust it: git config --global --add safe.directory ${top}`
    };
  if (/not a git repository|cannot use bare repository/.test(message)) return misplaced(top);
  return refused(message);
}
function tooSlow(message) {
  return {
    why: "limit",
    reason: `${message.replace(/\.$/, "")} and was stopped.`,
    remedy: "Run git gc, or git commit-graph write --reachable, and try again."
  };
}
function refused(message) {
  const [first = ""] = message.split("\n").filter(Boolean);
  return {
    why: "refused",
    reason: `git cannot read the repository: ${first.replace(/^fatal: /, "") || "it gave no reason"}.`,
    remedy: "Run git fsck in it."
  };
}

// server/src/node/git-fetch.ts
var limit = 15 * 6e4;
async function fetchBranch(folder, branch) {
  const repository = await openRepository(folder);
  if (!isRepository(repository)) return `${repository.reason} ${repository.remedy}`;
  const { top, shallow } = repository;
  const answer = await runGit({
    top,
    folder: top,
    words: [
      "fetch",
      "--no-tags",
      "--quiet",
      "--no-recurse-submodules",
      ...shallow ? ["--unshallow"] : [],
      "origin",
      `+refs/heads/${branch}:refs/remotes/origin/${branch}`
    ],
    env: { GIT_CEILING_DIRECTORIES: dirname2(top) },
    // Whatever a remote is reached by, but no remote that is a command.
    transports: ["https", "http", "ssh", "git", "file"],
    limit
  });
  return "output" in answer ? void 0 : answer.message.trim().split("\n")[0];
}
export {
  fetchBranch
};
