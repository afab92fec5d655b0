import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { demoInfoQuery } from '../../api/staff';
import { Icon } from '../../components/icon';
import { Tag } from '../../components/tag';
import { setLanguage, useLanguage } from '../../lib/language';
import { useText } from '../../lib/use-text';
import { Breadcrumbs } from './breadcrumbs';
import { QuickSearch } from './quick-search';
import './top-bar.css';

export function TopBar({ shopName }: { readonly shopName: string }) {
  const t = useText();
  const demo = useQuery(demoInfoQuery);
  return (
    <header className="top-bar">
      <Breadcrumbs shopName={shopName} />
      <QuickSearch />
      {demo.isSuccess && <Tag tone={demo.data ? 'warn' : 'ok'}>{demo.data ? t('演示环境') : t('正式环境')}</Tag>}
      <LanguageSwitch />
    </header>
  );
}

function LanguageSwitch() {
  const language = useLanguage();
  return (
    <Button
      type="text"
      data-testid="language"
      icon={<Icon name="globe" />}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {language === 'zh' ? 'English' : '中文'}
    </Button>
  );
}
