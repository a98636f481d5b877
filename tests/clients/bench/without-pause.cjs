// Loaded into a server before its own code: both servers that this one is measured beside wait a fixed time after each
// change (`validationDelayMs`, in milliseconds, 300 and 200) and have no setting for it. With this they wait none.
const pause = Number(process.env.WITHOUT_PAUSE);
const real = globalThis.setTimeout;
globalThis.setTimeout = (work, time, ...given) => real(work, time === pause ? 0 : time, ...given);
