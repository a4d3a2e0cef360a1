/** Who is looking: the signed-in person with every role, as plain data. Built once per request. */
export type Viewer = {
  personId: string;
  name: string;
  mustChangePassword: boolean;
  isOperator: boolean;
  /** Units administered; everything whose path starts with one of these paths is in reach. */
  adminUnits: { id: string; path: string }[];
  checkerRoundIds: string[];
  teacherSchoolIds: string[];
  /** Rounds whose pool the person is in. */
  judgeRoundIds: string[];
  isJudge: boolean;
  student: { id: string; schoolId: string } | null;
};

/** A viewer who may do anything: for commands typed on the server itself. */
export function systemViewer(name: string): Viewer {
  return {
    personId: 'system',
    name,
    mustChangePassword: false,
    isOperator: true,
    adminUnits: [],
    checkerRoundIds: [],
    teacherSchoolIds: [],
    judgeRoundIds: [],
    isJudge: false,
    student: null,
  };
}

/** Whether the viewer administers the unit with this path, directly or from above. */
export function administers(viewer: Viewer, unitPath: string): boolean {
  return viewer.isOperator || viewer.adminUnits.some((unit) => unitPath.startsWith(unit.path));
}

/** Whether the viewer administers anything. */
export function isAdministrator(viewer: Viewer): boolean {
  return viewer.isOperator || viewer.adminUnits.length > 0;
}
