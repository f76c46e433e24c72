import { defineConfig } from "vitest/config";

export default defineConfig({
  // No test is about time: the first in a file may load the network, and a machine may be busy.
  test: { testTimeout: 60_000, hookTimeout: 120_000 },
});
