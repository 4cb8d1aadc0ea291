/** True for a reader that is no person: named in `readers` of `qms.yaml`, or called "agent …". */
export declare function isAgent(by: string, agents: readonly string[]): boolean;
