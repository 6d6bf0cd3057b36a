import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchInput } from './shared/server/activity';
import { Root } from './shared/shell/root';
import './style.css';
import './print.css';

watchInput();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
