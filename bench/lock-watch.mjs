// Asks for the locks of members all the while, as purchases would, and remembers the longest wait.
import mysql from 'mysql2/promise';

export class LockWatch {
  longest = 0;
  looks = 0;
  isOver = false;

  /** Looks at members whose number is a multiple of `every`. */
  static async start(url, every, members) {
    const watch = new LockWatch();
    const connection = await mysql.createConnection(url);
    watch.ended = watch.look(connection, Math.floor(members / every), every).finally(() => connection.end());
    return watch;
  }

  async look(connection, count, every) {
    while (!this.isOver) {
      const id = every * (1 + Math.floor(Math.random() * count));
      await connection.query('START TRANSACTION');
      const started = performance.now();
      await connection.query('SELECT id FROM member WHERE id = ? FOR UPDATE', [id]);
      this.longest = Math.max(this.longest, performance.now() - started);
      this.looks += 1;
      await connection.query('ROLLBACK');
    }
  }

  async stop() {
    this.isOver = true;
    await this.ended;
    return { longest: this.longest, looks: this.looks };
  }
}
