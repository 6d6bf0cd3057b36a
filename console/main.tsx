import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './shared/shell/root';
import './style.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
