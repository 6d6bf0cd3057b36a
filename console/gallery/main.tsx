import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Look } from '../shared/shell/look';
import { setZone } from '../shared/shell/store-time';
import '../style.css';
import { addressOfShown, shownBy, type Shown } from './address';
import { GalleryShell } from './shell';
import './picture.css';
import { standInForServer } from './server';
import { stories } from './stories';

/** One story, in the language and the colours that the address names; a switch changes the address. */
function Gallery() {
  const [shown, setShown] = useState(() => shownBy(window.location.search));
  const show = (changed: Partial<Shown>): void => {
    const next = { ...shown, ...changed };
    window.history.replaceState(undefined, '', addressOfShown(next));
    setShown(next);
  };
  return (
    <Look
      language={shown.language}
      appearance={shown.appearance}
      setLanguage={(language) => show({ language })}
      setAppearance={(appearance) => show({ appearance })}
    >
      <GalleryShell shown={shown} stories={stories} />
    </Look>
  );
}

const { asPicture } = shownBy(window.location.search);
document.documentElement.classList.toggle('picture', asPicture);
setZone('Asia/Shanghai');
standInForServer(() => shownBy(window.location.search).language);
createRoot(document.getElementById('root')!).render(<Gallery />);
