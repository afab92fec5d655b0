import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import webpack from 'webpack';

const workspace = path.resolve(__dirname, '../..');
const source = path.resolve(__dirname, '../src');
const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';

/** The legacy build has no private class members, which older WeChat engines and the H5 minifier cannot take. */
const legacyBuild = (name: string) =>
  path.join(path.dirname(require.resolve(`@tanstack/${name}/package.json`)), 'build/legacy/index.js');

interface Chain {
  plugin(name: string): { use(plugin: unknown, args: unknown[]): unknown };
}

/** WeChat's logic layer has no AbortController, and react-query waits for ever without one. */
const provideAbortController = (chain: Chain) => {
  if (platform !== 'weapp') return;
  const polyfill = path.join(source, 'abort-controller');
  chain.plugin('abortController').use(webpack.ProvidePlugin, [{ AbortController: [polyfill, 'AbortController'] }]);
};

const compile = { include: [path.join(workspace, 'shared'), path.join(workspace, 'node_modules/uqr')] };
const cssModules = {
  enable: true,
  config: { namingPattern: 'module' as const, generateScopedName: '[name]__[local]_[hash:base64:4]' },
};
/** Sizes in the design are real pixels of the phone; nothing is scaled with the width of the screen. */
const pxtransform = { enable: false, config: {} };

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'jieti',
    date: '2026-11-21',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${platform}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    plugins: [],
    defineConstants: { __API_BASE__: JSON.stringify(platform === 'h5' ? '' : (process.env.TARO_APP_API ?? '')) },
    copy: { patterns: [{ from: 'src/assets/tabs/', to: `dist/${platform}/assets/tabs/` }], options: {} },
    alias: {
      '@': source,
      '@tanstack/react-query': legacyBuild('react-query'),
      '@tanstack/query-core': legacyBuild('query-core'),
    },
    mini: {
      webpackChain: provideAbortController,
      compile,
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform, cssModules },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      compile,
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[chunkhash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[chunkhash:8].css',
        chunkFilename: 'css/[name].[chunkhash:8].css',
      },
      postcss: { pxtransform, autoprefixer: { enable: true, config: {} }, cssModules },
    },
  };
  return config;
});
