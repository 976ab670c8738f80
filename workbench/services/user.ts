/** User: somebody with an address. */
import { expose } from './members.ts';

export class User {
  private readonly address: string;

  constructor(address: string) {
    this.address = address;
  }
  getEmail(): string {
    return this.address;
  }
}

expose(User, { name: 'User', service: 'Session', members: { getEmail: 'free' } });
