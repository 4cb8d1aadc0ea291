// Stands in for VS Code's native log writer, whose compilation takes longer than all the suites together.
const {appendFileSync, mkdirSync} = require('node:fs');
const {dirname} = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
	constructor(_kind, _name, file) {
		this.file = file;
		this.level = 2;
		this.plain = false;
	}
	write(level, message) {
		if (level < this.level) return;
		const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
		appendFileSync(this.file, this.plain ? message : `${time} [${levels[level]}] ${message}\n`);
	}
	trace(message) {
		this.write(0, message);
	}
	debug(message) {
		this.write(1, message);
	}
	info(message) {
		this.write(2, message);
	}
	warn(message) {
		this.write(3, message);
	}
	error(message) {
		this.write(4, message);
	}
	critical(message) {
		this.write(5, message);
	}
	getLevel() {
		return this.level;
	}
	setLevel(level) {
		this.level = level;
	}
	setPattern() {
		this.plain = false;
	}
	clearFormatters() {
		this.plain = true;
	}
	flush() {}
	drop() {}
}

async function create(name, file) {
	mkdirSync(dirname(file), {recursive: true});
	return new Logger('rotating', name, file);
}

// One by one, since it is imported by name from an ES module.
exports.version = 1;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
