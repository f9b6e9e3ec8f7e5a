'use strict';
// Every request that htmx makes carries the token against forged requests.
document.addEventListener('htmx:configRequest', (event) => {
  event.detail.headers['X-CSRF-TOKEN'] = document.querySelector('meta[name=csrf]').content;
});
