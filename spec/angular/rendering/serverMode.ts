// Tells Angular that this is a server, as the builds for servers do: by a global name that takes the place of a constant.
Object.assign(globalThis, { ngServerMode: true });
