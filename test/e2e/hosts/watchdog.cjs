// Stands in for VS Code's native watchdog: ends an extension host whose server is gone.
exports.start = parent => {
	setInterval(() => {
		try {
			process.kill(parent, 0);
		} catch {
			process.exit(87);
		}
	}, 1000).unref();
};
