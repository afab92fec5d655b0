export default {
  testEnvironment: 'node',
  // Two engines and slow shared disks: a limit that only a hang reaches.
  testTimeout: 180_000,
  // Modules of one test file stay in memory after it; a worker that has grown so far is replaced.
  workerIdleMemoryLimit: '1200MB',
  globalTeardown: '<rootDir>/test/setup/drop-test-databases.mjs',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@jieti/shared$': '<rootDir>/../shared/src/index.ts',
    '^@jieti/shared/(.*)$': '<rootDir>/../shared/src/$1.ts',
  },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
};
