/** A file of votes, unpacked and decoded. */
export interface VoteFile {
  readonly name: string;
  readonly text: string;
}
