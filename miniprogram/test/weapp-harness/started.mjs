import { Phone } from './phone.mjs';
import { ShopServer } from './shop-server.mjs';

/** A phone with the mini-program open on a page, and the shop it talks to. */
export function started(dist, page) {
  const server = new ShopServer();
  const phone = new Phone(dist, server);
  phone.launch(page);
  return { phone, server };
}

/** The body of the first request to a route, once it was made. */
export function asked(phone, server, route) {
  return phone.until(`a request ${route}`, () => server.bodiesOf(route)[0]);
}
