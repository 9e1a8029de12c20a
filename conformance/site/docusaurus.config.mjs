import remarkMath from 'remark-math';

const math = {remarkPlugins: [remarkMath]};

export default {
  title: '노트 사이트',
  url: 'https://example.org',
  baseUrl: '/',
  trailingSlash: undefined,
  onBrokenLinks: 'warn',
  onBrokenAnchors: 'warn',
  markdown: {hooks: {onBrokenMarkdownLinks: 'warn', onBrokenMarkdownImages: 'warn'}},
  i18n: {defaultLocale: 'en', locales: ['en', 'ko']},
  staticDirectories: ['static', 'files'],
  plugins: [
    ['@docusaurus/plugin-content-docs', {
      onInlineTags: 'ignore',
      onlyIncludeVersions: ['current', '2.0', '1.0'],
      lastVersion: 'current',
      versions: {current: {label: '새 것'}, '1.0': {path: 'old', banner: 'unmaintained'}},
      ...math,
    }],
    ['@docusaurus/plugin-content-docs', {
      id: 'manual',
      path: './manual-notes',
      routeBasePath: '/books/manual',
      sidebarPath: './manual-sidebars.json',
      numberPrefixParser: false,
      tagsBasePath: 'labels',
      onInlineTags: 'ignore',
      include: ['**/*.md'],
      exclude: ['**/draft-*.md', '{private,old}/**'],
    }],
    ['@docusaurus/plugin-content-blog', {
      showReadingTime: false,
      postsPerPage: 3,
      archiveBasePath: 'all',
      feedOptions: {type: null},
      onUntruncatedBlogPosts: 'ignore',
      onInlineAuthors: 'ignore',
      onInlineTags: 'ignore',
    }],
    ['@docusaurus/plugin-content-blog', {
      id: 'news',
      path: 'news',
      routeBasePath: 'news',
      archiveBasePath: null,
      tagsBasePath: 'about',
      feedOptions: {type: null},
      onUntruncatedBlogPosts: 'ignore',
      onInlineTags: 'ignore',
    }],
    ['@docusaurus/plugin-content-pages', {}],
  ],
  themes: ['@docusaurus/theme-classic'],
  themeConfig: {navbar: {title: '노트', items: [{to: '/docs/시작/설치', label: '설치'}]}},
};
