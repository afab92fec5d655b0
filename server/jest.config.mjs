export default {
  testEnvironment: 'node',
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
