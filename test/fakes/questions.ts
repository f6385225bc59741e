// Owns what waits for somebody's next text in the chat's tests, in memory.
import type { Question, Questions } from "../../storage/questions.ts";

export class FakeQuestions implements Pick<Questions, "find" | "put" | "remove"> {
  readonly open = new Map<string, Question>();

  find(chat: number, person: number): Question | null {
    return this.open.get(`${chat}/${person}`) ?? null;
  }

  async put(asked: Question): Promise<void> {
    this.open.set(`${asked.chat}/${asked.person}`, asked);
  }

  async remove({ chat, person }: Pick<Question, "chat" | "person">): Promise<void> {
    this.open.delete(`${chat}/${person}`);
  }
}
