import { render } from 'preact';
import { App } from './app.tsx';
import { findSource } from './source/find-source.ts';
import './style/base.css';

const root = document.getElementById('app');
if (root) render(<App source={findSource(document, location)} />, root);
