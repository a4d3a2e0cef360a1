-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'CHECKER', 'JUDGE', 'OPERATOR', 'TEACHER');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('COUNTY', 'NATION', 'OTHER', 'PREFECTURE', 'PROVINCE');

-- CreateEnum
CREATE TYPE "SchoolKind" AS ENUM ('SCHOOL', 'YOUTH_CENTRE');

-- CreateEnum
CREATE TYPE "RoundSource" AS ENUM ('PROMOTION', 'SCHOOLS');

-- CreateEnum
CREATE TYPE "AuthorRule" AS ENUM ('FIXED', 'LEAVE', 'REPLACE');

-- CreateEnum
CREATE TYPE "FormProof" AS ENUM ('EITHER', 'ELECTRONIC', 'SCAN');

-- CreateEnum
CREATE TYPE "FeedbackLevel" AS ENUM ('BAND', 'COMMENTS', 'CRITERIA', 'NOTHING', 'OUTCOME', 'RANK');

-- CreateEnum
CREATE TYPE "ScoringMethod" AS ENUM ('ADDITIVE', 'ADJUSTED', 'CONSENSUS', 'MEAN', 'MFRM', 'MIXED', 'TRIMMED', 'ZSCORE');

-- CreateEnum
CREATE TYPE "RaschModel" AS ENUM ('PARTIAL_CREDIT', 'RATING_SCALE');

-- CreateEnum
CREATE TYPE "JudgingStage" AS ENUM ('DEFENCE', 'PRELIMINARY');

-- CreateEnum
CREATE TYPE "WindowKind" AS ENUM ('CHECK', 'JUDGING', 'NOTICE', 'RESULT', 'SCHOOL', 'SUBMISSION');

-- CreateEnum
CREATE TYPE "PromotedThing" AS ENUM ('PROJECT', 'STUDENT');

-- CreateEnum
CREATE TYPE "PromotedAuthors" AS ENUM ('EVERY', 'FIRST');

-- CreateEnum
CREATE TYPE "EntrantKind" AS ENUM ('GROUP_NAME', 'STUDENTS', 'TUTOR');

-- CreateEnum
CREATE TYPE "FieldKind" AS ENUM ('CHOICE', 'DATE', 'DECLARATION', 'LONG', 'NUMBER', 'ROWS', 'TEXT', 'YES_NO');

-- CreateEnum
CREATE TYPE "ScaleKind" AS ENUM ('LETTERS', 'LEVELS', 'POINTS');

-- CreateEnum
CREATE TYPE "QuotaKind" AS ENUM ('ADVANCE', 'FINALIST', 'HAND_IN');

-- CreateEnum
CREATE TYPE "QuotaRounding" AS ENUM ('HAMILTON', 'WEBSTER');

-- CreateEnum
CREATE TYPE "QuotaLineKind" AS ENUM ('BONUS', 'CAP', 'FLOOR', 'SHARE');

-- CreateEnum
CREATE TYPE "PrizeAmong" AS ENUM ('FINALISTS', 'OTHERS');

-- CreateEnum
CREATE TYPE "PrizeMode" AS ENUM ('COUNT', 'PERCENT_OF_ENTRIES', 'PERCENT_OF_WINNERS');

-- CreateEnum
CREATE TYPE "ConsentStatus" AS ENUM ('GIVEN', 'REFUSED', 'REQUESTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ConsentMethod" AS ENUM ('ELSEWHERE', 'LINK', 'PAPER');

-- CreateEnum
CREATE TYPE "AuthorStatus" AS ENUM ('ACCEPTED', 'DECLINED', 'INVITED', 'LEFT');

-- CreateEnum
CREATE TYPE "StoredFileStatus" AS ENUM ('PENDING', 'STORED');

-- CreateEnum
CREATE TYPE "PreviewStatus" AS ENUM ('MADE', 'NONE', 'PENDING');

-- CreateEnum
CREATE TYPE "EntryStatus" AS ENUM ('APPROVED', 'DRAFT', 'ELIGIBLE', 'HANDED_IN', 'REJECTED', 'RETURNED', 'SUBMITTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "EntrySource" AS ENUM ('IMPORTED', 'PROMOTED', 'SCHOOL');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('PACKAGE', 'TABLE');

-- CreateEnum
CREATE TYPE "MergeKind" AS ENUM ('PERSON', 'SCHOOL', 'STUDENT', 'UNIT');

-- CreateEnum
CREATE TYPE "CheckKind" AS ENUM ('ELIGIBILITY', 'ETHICS', 'ORIGINALITY');

-- CreateEnum
CREATE TYPE "CheckDecision" AS ENUM ('PASS', 'REJECT', 'RETURN');

-- CreateEnum
CREATE TYPE "JudgeAnswer" AS ENUM ('ACCEPTED', 'DECLINED', 'INVITED', 'TAKEN');

-- CreateEnum
CREATE TYPE "DefenceStatus" AS ENUM ('ABSENT', 'CALLED', 'DONE', 'EXCUSED', 'PRESENT', 'RUNNING', 'WAITING');

-- CreateEnum
CREATE TYPE "DrawMode" AS ENUM ('FIXED', 'LOT');

-- CreateEnum
CREATE TYPE "ConflictKind" AS ENUM ('ADMIN', 'DECLARED', 'KIN', 'MENTORED', 'SAME_SCHOOL', 'SAME_UNIT', 'TUTOR', 'TUTOR_NAME');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('APPLIED', 'DISCARDED', 'PROPOSED');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('DONE', 'FAILED', 'RUNNING', 'STOPPED');

-- CreateEnum
CREATE TYPE "AssignmentStatus" AS ENUM ('ASSIGNED', 'RECUSED', 'REMOVED');

-- CreateEnum
CREATE TYPE "SheetStatus" AS ENUM ('DRAFT', 'SUBMITTED');

-- CreateEnum
CREATE TYPE "CommentDecision" AS ENUM ('AS_WRITTEN', 'EDITED', 'HELD');

-- CreateEnum
CREATE TYPE "FlagKind" AS ENUM ('ADULT_WORK', 'DIVISION', 'OTHER', 'PLAGIARISM', 'SAFETY');

-- CreateEnum
CREATE TYPE "FlagDecision" AS ENUM ('RESOLVED', 'UNFOUNDED', 'UPHELD');

-- CreateEnum
CREATE TYPE "ListKind" AS ENUM ('AWARD', 'ENTRY', 'FINALIST');

-- CreateEnum
CREATE TYPE "ListStatus" AS ENUM ('CONFIRMED', 'DRAFT', 'HANDED_ON', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "ListDecision" AS ENUM ('NOT_SELECTED', 'RESERVE', 'REVOKED', 'SELECTED', 'UNDECIDED');

-- CreateEnum
CREATE TYPE "DeliberationStatus" AS ENUM ('CLOSED', 'DECIDED', 'DROPPED', 'OPEN');

-- CreateEnum
CREATE TYPE "BandOrigin" AS ENUM ('HAND', 'INTERVAL', 'TIED');

-- CreateEnum
CREATE TYPE "SpecialFor" AS ENUM ('PROJECTS', 'SCHOOLS', 'TUTORS', 'UNITS');

-- CreateEnum
CREATE TYPE "SpecialWay" AS ENUM ('HAND', 'JURY', 'RULE');

-- CreateEnum
CREATE TYPE "SpecialStatus" AS ENUM ('CONFIRMED', 'DRAFT', 'OPEN');

-- CreateEnum
CREATE TYPE "ObjectionStatus" AS ENUM ('DISMISSED', 'OPEN', 'UPHELD');

-- CreateEnum
CREATE TYPE "ObjectionRemedy" AS ENUM ('NONE', 'RECOMPUTE', 'REVOKE');

-- CreateEnum
CREATE TYPE "CertificateKind" AS ENUM ('PRIZE', 'SCHOOL', 'SCHOOL_AWARD', 'SPECIAL', 'TUTOR', 'TUTOR_AWARD');

-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('CANCELLED', 'DONE', 'FAILED', 'QUEUED', 'RUNNING');

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "username" TEXT COLLATE "C",
    "displayUsername" TEXT COLLATE "C",
    "email" TEXT COLLATE "C" NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT COLLATE "C",
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT COLLATE "C" NOT NULL DEFAULT 'zh',
    "theme" TEXT COLLATE "C" NOT NULL DEFAULT 'system',
    "closedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "ipAddress" TEXT COLLATE "C",
    "userAgent" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "providerId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "accessToken" TEXT COLLATE "C",
    "refreshToken" TEXT COLLATE "C",
    "idToken" TEXT COLLATE "C",
    "accessTokenExpiresAt" TIMESTAMP(3),
    "refreshTokenExpiresAt" TIMESTAMP(3),
    "scope" TEXT COLLATE "C",
    "password" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT COLLATE "C" NOT NULL,
    "identifier" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimePassword" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "cipher" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OneTimePassword_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "role" "Role" NOT NULL,
    "unitId" TEXT COLLATE "C",
    "schoolId" TEXT COLLATE "C",
    "roundId" TEXT COLLATE "C",
    "grantedBy" TEXT COLLATE "C",
    "grantedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "codeHash" TEXT COLLATE "C" NOT NULL,
    "role" "Role" NOT NULL,
    "unitId" TEXT COLLATE "C",
    "schoolId" TEXT COLLATE "C",
    "roundId" TEXT COLLATE "C",
    "name" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "cipher" TEXT COLLATE "C",
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "acceptedById" TEXT COLLATE "C",
    "revokedAt" TIMESTAMP(3),
    "createdById" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT COLLATE "C" NOT NULL,
    "parentId" TEXT COLLATE "C",
    "path" TEXT COLLATE "C" NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "shortName" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C",
    "order" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "School" (
    "id" TEXT COLLATE "C" NOT NULL,
    "unitId" TEXT COLLATE "C" NOT NULL,
    "kind" "SchoolKind" NOT NULL DEFAULT 'SCHOOL',
    "name" TEXT COLLATE "C" NOT NULL,
    "shortName" TEXT COLLATE "C",
    "code" TEXT COLLATE "C",
    "tier" TEXT COLLATE "C",
    "userPrefix" TEXT COLLATE "C" NOT NULL,
    "mergedIntoId" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "School_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Edition" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "year" INTEGER NOT NULL,
    "copiedFromId" TEXT COLLATE "C",
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sampleNote" TEXT COLLATE "C",
    "archivedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT COLLATE "C" NOT NULL,
    "editionId" TEXT COLLATE "C" NOT NULL,
    "unitId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "number" INTEGER,
    "order" INTEGER NOT NULL DEFAULT 0,
    "source" "RoundSource" NOT NULL DEFAULT 'SCHOOLS',
    "timeZone" TEXT COLLATE "C" NOT NULL DEFAULT 'Asia/Shanghai',
    "maxAuthors" INTEGER NOT NULL DEFAULT 3,
    "maxTutors" INTEGER NOT NULL DEFAULT 2,
    "onePerStudent" BOOLEAN NOT NULL DEFAULT true,
    "requiresConsent" BOOLEAN NOT NULL DEFAULT true,
    "requiresOwnWork" BOOLEAN NOT NULL DEFAULT true,
    "requiresSchoolApproval" BOOLEAN NOT NULL DEFAULT true,
    "requiresEligibility" BOOLEAN NOT NULL DEFAULT true,
    "requiresOriginality" BOOLEAN NOT NULL DEFAULT false,
    "requiresEthics" BOOLEAN NOT NULL DEFAULT false,
    "twoPersonChecks" BOOLEAN NOT NULL DEFAULT false,
    "authorsAfterSubmission" "AuthorRule" NOT NULL DEFAULT 'FIXED',
    "teacherMayEdit" BOOLEAN NOT NULL DEFAULT true,
    "formProof" "FormProof" NOT NULL DEFAULT 'SCAN',
    "maxEntryMegabytes" INTEGER NOT NULL DEFAULT 2048,
    "maxRoundMegabytes" INTEGER,
    "judgesPerEntry" INTEGER NOT NULL DEFAULT 3,
    "judgeMinLoad" INTEGER NOT NULL DEFAULT 0,
    "judgeMaxLoad" INTEGER NOT NULL DEFAULT 60,
    "blindAuthors" BOOLEAN NOT NULL DEFAULT true,
    "blindSchool" BOOLEAN NOT NULL DEFAULT true,
    "conflictSameSchool" BOOLEAN NOT NULL DEFAULT true,
    "conflictSameUnit" BOOLEAN NOT NULL DEFAULT false,
    "usesPanels" BOOLEAN NOT NULL DEFAULT true,
    "stage" "JudgingStage" NOT NULL DEFAULT 'PRELIMINARY',
    "ownDisciplineOnly" BOOLEAN NOT NULL DEFAULT false,
    "onePerOrganisation" BOOLEAN NOT NULL DEFAULT false,
    "keywordPercent" INTEGER NOT NULL DEFAULT 20,
    "wantsOverlap" BOOLEAN NOT NULL DEFAULT false,
    "scoringMethod" "ScoringMethod" NOT NULL DEFAULT 'MEAN',
    "raschModel" "RaschModel" NOT NULL DEFAULT 'PARTIAL_CREDIT',
    "trimMinimum" INTEGER NOT NULL DEFAULT 4,
    "decimals" INTEGER NOT NULL DEFAULT 2,
    "tieBreakers" JSON,
    "prizesPerCategory" BOOLEAN NOT NULL DEFAULT false,
    "prizeCapPercent" INTEGER,
    "maskNames" BOOLEAN NOT NULL DEFAULT false,
    "stageWeights" JSON,
    "hasGallery" BOOLEAN NOT NULL DEFAULT false,
    "twoPersonLists" BOOLEAN NOT NULL DEFAULT false,
    "objectionDays" INTEGER NOT NULL DEFAULT 3,
    "waitForNotice" BOOLEAN NOT NULL DEFAULT false,
    "objectionKeepDays" INTEGER NOT NULL DEFAULT 30,
    "numberPattern" TEXT COLLATE "C" NOT NULL DEFAULT '{category}{group}{seq:3}',
    "certificatePattern" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "feedbackLevel" "FeedbackLevel" NOT NULL DEFAULT 'COMMENTS',
    "outsideName" TEXT COLLATE "C",
    "outsideOrganiser" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundWindow" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "kind" "WindowKind" NOT NULL,
    "opensAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RoundWindow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromotionEdge" (
    "id" TEXT COLLATE "C" NOT NULL,
    "fromRoundId" TEXT COLLATE "C" NOT NULL,
    "toRoundId" TEXT COLLATE "C" NOT NULL,
    "promotes" "PromotedThing" NOT NULL DEFAULT 'PROJECT',
    "authors" "PromotedAuthors" NOT NULL DEFAULT 'FIRST',

    CONSTRAINT "PromotionEdge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Category" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "entrants" "EntrantKind" NOT NULL DEFAULT 'STUDENTS',
    "maxAuthors" INTEGER,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "gradeFrom" INTEGER,
    "gradeTo" INTEGER,
    "ageFrom" INTEGER,
    "ageTo" INTEGER,
    "ageOn" TIMESTAMP(3),
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Discipline" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "shortName" TEXT COLLATE "C" NOT NULL,
    "field" TEXT COLLATE "C",
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Discipline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DisciplineGroup" (
    "disciplineId" TEXT COLLATE "C" NOT NULL,
    "groupId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "DisciplineGroup_pkey" PRIMARY KEY ("disciplineId","groupId")
);

-- CreateTable
CREATE TABLE "MaterialSlot" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "categoryId" TEXT COLLATE "C",
    "groupId" TEXT COLLATE "C",
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "hint" TEXT COLLATE "C",
    "required" BOOLEAN NOT NULL DEFAULT true,
    "accepts" TEXT COLLATE "C" NOT NULL DEFAULT 'pdf',
    "maxBytes" INTEGER NOT NULL DEFAULT 20971520,
    "maxCount" INTEGER NOT NULL DEFAULT 1,
    "maxPages" INTEGER,
    "maxSeconds" INTEGER,
    "forJudges" BOOLEAN NOT NULL DEFAULT true,
    "onlyWhen" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "isForm" BOOLEAN NOT NULL DEFAULT false,
    "beforeStart" BOOLEAN NOT NULL DEFAULT false,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "MaterialSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormField" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "categoryId" TEXT COLLATE "C",
    "groupId" TEXT COLLATE "C",
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "hint" TEXT COLLATE "C",
    "section" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "kind" "FieldKind" NOT NULL DEFAULT 'TEXT',
    "required" BOOLEAN NOT NULL DEFAULT true,
    "maxLength" INTEGER,
    "minimum" INTEGER,
    "maximum" INTEGER,
    "options" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "onlyWhen" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "forJudges" BOOLEAN NOT NULL DEFAULT true,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "FormField_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rubric" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "categoryId" TEXT COLLATE "C",
    "stage" "JudgingStage" NOT NULL DEFAULT 'PRELIMINARY',
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT COLLATE "C" NOT NULL,
    "lockedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3),
    "createdById" TEXT COLLATE "C",

    CONSTRAINT "Rubric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Criterion" (
    "id" TEXT COLLATE "C" NOT NULL,
    "rubricId" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "guidance" TEXT COLLATE "C",
    "scale" "ScaleKind" NOT NULL DEFAULT 'POINTS',
    "maxX100" INTEGER NOT NULL DEFAULT 10000,
    "stepX100" INTEGER NOT NULL DEFAULT 100,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "order" INTEGER NOT NULL DEFAULT 0,
    "commentLow" BOOLEAN NOT NULL DEFAULT false,
    "commentHigh" BOOLEAN NOT NULL DEFAULT false,
    "commentBand" INTEGER NOT NULL DEFAULT 10,

    CONSTRAINT "Criterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CriterionLevel" (
    "id" TEXT COLLATE "C" NOT NULL,
    "criterionId" TEXT COLLATE "C" NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL,
    "labelEn" TEXT COLLATE "C",
    "description" TEXT COLLATE "C",
    "pointsX100" INTEGER NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CriterionLevel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Quota" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "kind" "QuotaKind" NOT NULL,
    "reserves" INTEGER NOT NULL DEFAULT 0,
    "minimumValue" INTEGER,

    CONSTRAINT "Quota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuotaLine" (
    "id" TEXT COLLATE "C" NOT NULL,
    "quotaId" TEXT COLLATE "C" NOT NULL,
    "kind" "QuotaLineKind" NOT NULL DEFAULT 'CAP',
    "places" INTEGER,
    "percent" INTEGER,
    "unitId" TEXT COLLATE "C",
    "schoolId" TEXT COLLATE "C",
    "schoolTier" TEXT COLLATE "C",
    "groupCode" TEXT COLLATE "C",
    "categoryCode" TEXT COLLATE "C",
    "disciplineCode" TEXT COLLATE "C",
    "team" BOOLEAN,
    "each" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "rounding" "QuotaRounding" NOT NULL DEFAULT 'HAMILTON',
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "QuotaLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PrizeRule" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "categoryId" TEXT COLLATE "C",
    "code" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "mode" "PrizeMode" NOT NULL,
    "value" INTEGER NOT NULL,
    "among" "PrizeAmong",
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PrizeRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Student" (
    "id" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "schoolId" TEXT COLLATE "C" NOT NULL,
    "grade" INTEGER NOT NULL,
    "className" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "studentNumber" TEXT COLLATE "C",
    "birthDate" TIMESTAMP(3),
    "leftAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Student_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT COLLATE "C" NOT NULL,
    "studentId" TEXT COLLATE "C" NOT NULL,
    "editionId" TEXT COLLATE "C" NOT NULL,
    "status" "ConsentStatus" NOT NULL,
    "method" "ConsentMethod" NOT NULL,
    "guardianName" TEXT COLLATE "C",
    "codeHash" TEXT COLLATE "C",
    "codeCipher" TEXT COLLATE "C",
    "textVersion" TEXT COLLATE "C" NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "recordedById" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RosterImport" (
    "id" TEXT COLLATE "C" NOT NULL,
    "schoolId" TEXT COLLATE "C" NOT NULL,
    "fileName" TEXT COLLATE "C" NOT NULL,
    "createdById" TEXT COLLATE "C" NOT NULL,
    "created" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "personIds" JSON NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RosterImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT COLLATE "C" NOT NULL,
    "editionId" TEXT COLLATE "C" NOT NULL,
    "schoolId" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "abstract" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "answers" JSON NOT NULL DEFAULT '{}',
    "joinCode" TEXT COLLATE "C" NOT NULL,
    "createdById" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectAuthor" (
    "id" TEXT COLLATE "C" NOT NULL,
    "projectId" TEXT COLLATE "C" NOT NULL,
    "editionId" TEXT COLLATE "C" NOT NULL,
    "studentId" TEXT COLLATE "C" NOT NULL,
    "order" INTEGER NOT NULL,
    "status" "AuthorStatus" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "grade" INTEGER NOT NULL,
    "ownWork" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "joinedAt" TIMESTAMP(3),
    "leftAt" TIMESTAMP(3),
    "galleryAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProjectAuthor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectTutor" (
    "id" TEXT COLLATE "C" NOT NULL,
    "projectId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C",
    "name" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "order" INTEGER NOT NULL,

    CONSTRAINT "ProjectTutor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Material" (
    "id" TEXT COLLATE "C" NOT NULL,
    "projectId" TEXT COLLATE "C" NOT NULL,
    "slotCode" TEXT COLLATE "C" NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "removedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MaterialVersion" (
    "id" TEXT COLLATE "C" NOT NULL,
    "materialId" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "fileKey" TEXT COLLATE "C" NOT NULL,
    "fileName" TEXT COLLATE "C" NOT NULL,
    "mediaType" TEXT COLLATE "C" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "pages" INTEGER,
    "seconds" INTEGER,
    "formCode" TEXT COLLATE "C",
    "infectedAt" TIMESTAMP(3),
    "signedOn" TEXT COLLATE "C",
    "uploadedById" TEXT COLLATE "C" NOT NULL,
    "uploadedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MaterialVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "key" TEXT COLLATE "C" NOT NULL,
    "status" "StoredFileStatus" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "size" INTEGER NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "customId" TEXT COLLATE "C",
    "slug" TEXT COLLATE "C",
    "md5" TEXT COLLATE "C",
    "sha256" TEXT COLLATE "C",
    "callback" JSON,
    "serverData" JSON,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "storedAt" TIMESTAMP(3),
    "scannedAt" TIMESTAMP(3),
    "preview" "PreviewStatus" NOT NULL DEFAULT 'PENDING',
    "previewTries" INTEGER NOT NULL DEFAULT 0,
    "previewPages" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "UploadPromise" (
    "id" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "projectId" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "uploadId" TEXT COLLATE "C" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "UploadPromise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "projectId" TEXT COLLATE "C" NOT NULL,
    "schoolId" TEXT COLLATE "C" NOT NULL,
    "unitId" TEXT COLLATE "C" NOT NULL,
    "categoryId" TEXT COLLATE "C",
    "groupId" TEXT COLLATE "C",
    "disciplineId" TEXT COLLATE "C",
    "source" "EntrySource" NOT NULL DEFAULT 'SCHOOL',
    "fromEntryId" TEXT COLLATE "C",
    "status" "EntryStatus" NOT NULL DEFAULT 'DRAFT',
    "number" TEXT COLLATE "C",
    "sequence" INTEGER,
    "isTeam" BOOLEAN NOT NULL DEFAULT false,
    "submittedAt" TIMESTAMP(3),
    "handedInAt" TIMESTAMP(3),
    "schoolOrder" INTEGER,
    "extendedUntil" TIMESTAMP(3),
    "finalistAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryEvent" (
    "id" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "status" "EntryStatus" NOT NULL,
    "byId" TEXT COLLATE "C",
    "byRole" TEXT COLLATE "C" NOT NULL,
    "act" TEXT COLLATE "C",
    "until" TIMESTAMP(3),
    "reason" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EntryEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryImport" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "fileName" TEXT COLLATE "C" NOT NULL,
    "origin" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "reason" TEXT COLLATE "C",
    "created" INTEGER NOT NULL,
    "made" JSON NOT NULL,
    "createdById" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "takenBackAt" TIMESTAMP(3),

    CONSTRAINT "EntryImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportedEntry" (
    "entryId" TEXT COLLATE "C" NOT NULL,
    "importId" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C",
    "remark" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "history" JSON NOT NULL,

    CONSTRAINT "ImportedEntry_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "GuardianConfirmation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "authorId" TEXT COLLATE "C" NOT NULL,
    "formCode" TEXT COLLATE "C" NOT NULL,
    "refused" BOOLEAN NOT NULL DEFAULT false,
    "guardianName" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GuardianConfirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolConfirmation" (
    "entryId" TEXT COLLATE "C" NOT NULL,
    "formCode" TEXT COLLATE "C" NOT NULL,
    "schoolName" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SchoolConfirmation_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "ClassMove" (
    "id" TEXT COLLATE "C" NOT NULL,
    "schoolId" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "changes" JSON NOT NULL,
    "movedUp" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "ClassMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Merge" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" "MergeKind" NOT NULL,
    "keptId" TEXT COLLATE "C" NOT NULL,
    "goneId" TEXT COLLATE "C" NOT NULL,
    "keptName" TEXT COLLATE "C" NOT NULL,
    "goneName" TEXT COLLATE "C" NOT NULL,
    "schoolId" TEXT COLLATE "C",
    "byId" TEXT COLLATE "C" NOT NULL,
    "record" JSON NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "Merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandIn" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "schoolId" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "entryCount" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenBackAt" TIMESTAMP(3),

    CONSTRAINT "HandIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Check" (
    "id" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "kind" "CheckKind" NOT NULL DEFAULT 'ELIGIBILITY',
    "decision" "CheckDecision" NOT NULL,
    "reason" TEXT COLLATE "C",
    "checkerId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckTurn" (
    "id" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "kind" "CheckKind" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CheckTurn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JudgeProfile" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "organisation" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "title" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "schoolId" TEXT COLLATE "C",
    "unitId" TEXT COLLATE "C",
    "keywords" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "languages" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "availability" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "remark" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "usualMaxLoad" INTEGER,

    CONSTRAINT "JudgeProfile_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "JudgeBan" (
    "id" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "unitId" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "liftedById" TEXT COLLATE "C",
    "liftedAt" TIMESTAMP(3),
    "liftReason" TEXT COLLATE "C",

    CONSTRAINT "JudgeBan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JudgeExpertise" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "disciplineCode" TEXT COLLATE "C" NOT NULL,
    "weight" INTEGER NOT NULL DEFAULT 100,

    CONSTRAINT "JudgeExpertise_pkey" PRIMARY KEY ("personId","disciplineCode")
);

-- CreateTable
CREATE TABLE "RoundJudge" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "minLoad" INTEGER,
    "maxLoad" INTEGER,
    "leftAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" "JudgeAnswer" NOT NULL DEFAULT 'TAKEN',
    "invitedAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "expectedLoad" INTEGER,
    "answerText" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "declaredAt" TIMESTAMP(3),

    CONSTRAINT "RoundJudge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JudgeReminder" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundJudgeId" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JudgeReminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JudgesApart" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "firstId" TEXT COLLATE "C" NOT NULL,
    "secondId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "JudgesApart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Panel" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Panel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelDiscipline" (
    "panelId" TEXT COLLATE "C" NOT NULL,
    "disciplineId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "PanelDiscipline_pkey" PRIMARY KEY ("panelId","disciplineId")
);

-- CreateTable
CREATE TABLE "PanelMember" (
    "panelId" TEXT COLLATE "C" NOT NULL,
    "roundJudgeId" TEXT COLLATE "C" NOT NULL,
    "isChair" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PanelMember_pkey" PRIMARY KEY ("panelId","roundJudgeId")
);

-- CreateTable
CREATE TABLE "Defence" (
    "roundId" TEXT COLLATE "C" NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "bring" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "wallHash" TEXT COLLATE "C",
    "wallCipher" TEXT COLLATE "C",

    CONSTRAINT "Defence_pkey" PRIMARY KEY ("roundId")
);

-- CreateTable
CREATE TABLE "DefenceSession" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "panelId" TEXT COLLATE "C" NOT NULL,
    "room" TEXT COLLATE "C" NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "presentMinutes" INTEGER NOT NULL,
    "questionMinutes" INTEGER NOT NULL,
    "changeMinutes" INTEGER NOT NULL,
    "breaks" JSON NOT NULL,

    CONSTRAINT "DefenceSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DefenceSlot" (
    "entryId" TEXT COLLATE "C" NOT NULL,
    "sessionId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "DefenceStatus" NOT NULL DEFAULT 'WAITING',
    "calledAt" TIMESTAMP(3),
    "presentAt" TIMESTAMP(3),
    "startedAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "absentAt" TIMESTAMP(3),
    "lateAt" TIMESTAMP(3),
    "reason" TEXT COLLATE "C",

    CONSTRAINT "DefenceSlot_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "DefenceDraw" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "mode" "DrawMode" NOT NULL,
    "seed" INTEGER NOT NULL,
    "reason" TEXT COLLATE "C",
    "placed" JSON NOT NULL,
    "pairs" INTEGER NOT NULL,
    "drawnById" TEXT COLLATE "C" NOT NULL,
    "drawnBy" TEXT COLLATE "C" NOT NULL,
    "drawnAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DefenceDraw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conflict" (
    "id" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "kind" "ConflictKind" NOT NULL,
    "reason" TEXT COLLATE "C",
    "setById" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tie" TEXT COLLATE "C",
    "clearedAt" TIMESTAMP(3),
    "clearedById" TEXT COLLATE "C",
    "clearReason" TEXT COLLATE "C",

    CONSTRAINT "Conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentPlan" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "seed" INTEGER NOT NULL,
    "status" "PlanStatus" NOT NULL DEFAULT 'PROPOSED',
    "pairs" JSON NOT NULL,
    "summary" JSON NOT NULL,
    "inputsHash" TEXT COLLATE "C" NOT NULL,
    "createdById" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMP(3),
    "loadReason" TEXT COLLATE "C",

    CONSTRAINT "AssignmentPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanRun" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "status" "RunStatus" NOT NULL DEFAULT 'RUNNING',
    "options" JSON NOT NULL,
    "seed" INTEGER NOT NULL,
    "seedWords" TEXT COLLATE "C",
    "table" JSON NOT NULL,
    "inputsHash" TEXT COLLATE "C" NOT NULL,
    "progress" JSON,
    "pairs" JSON,
    "version" TEXT COLLATE "C" NOT NULL,
    "planId" TEXT COLLATE "C",
    "startedById" TEXT COLLATE "C" NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "PlanRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "roundJudgeId" TEXT COLLATE "C" NOT NULL,
    "planId" TEXT COLLATE "C",
    "status" "AssignmentStatus" NOT NULL DEFAULT 'ASSIGNED',
    "stage" "JudgingStage" NOT NULL DEFAULT 'PRELIMINARY',
    "reason" TEXT COLLATE "C",
    "order" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreSheet" (
    "id" TEXT COLLATE "C" NOT NULL,
    "assignmentId" TEXT COLLATE "C" NOT NULL,
    "rubricId" TEXT COLLATE "C" NOT NULL,
    "status" "SheetStatus" NOT NULL DEFAULT 'DRAFT',
    "feedback" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "remark" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "notes" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" TIMESTAMP(3),
    "reopenedAt" TIMESTAMP(3),
    "reopenReason" TEXT COLLATE "C",
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ScoreSheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mark" (
    "sheetId" TEXT COLLATE "C" NOT NULL,
    "criterionId" TEXT COLLATE "C" NOT NULL,
    "pointsX100" INTEGER NOT NULL,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("sheetId","criterionId")
);

-- CreateTable
CREATE TABLE "SheetComment" (
    "sheetId" TEXT COLLATE "C" NOT NULL,
    "criterionId" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "SheetComment_pkey" PRIMARY KEY ("sheetId","criterionId")
);

-- CreateTable
CREATE TABLE "CommentReview" (
    "sheetId" TEXT COLLATE "C" NOT NULL,
    "decision" "CommentDecision" NOT NULL,
    "original" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "reason" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "decidedById" TEXT COLLATE "C" NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CommentReview_pkey" PRIMARY KEY ("sheetId")
);

-- CreateTable
CREATE TABLE "FeedbackRelease" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "level" "FeedbackLevel" NOT NULL,
    "resultId" TEXT COLLATE "C" NOT NULL,
    "releasedById" TEXT COLLATE "C" NOT NULL,
    "releasedAt" TIMESTAMP(3) NOT NULL,
    "takenBackById" TEXT COLLATE "C",
    "takenBackAt" TIMESTAMP(3),

    CONSTRAINT "FeedbackRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consensus" (
    "id" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "rubricId" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedById" TEXT COLLATE "C" NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Consensus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsensusMark" (
    "consensusId" TEXT COLLATE "C" NOT NULL,
    "criterionId" TEXT COLLATE "C" NOT NULL,
    "pointsX100" INTEGER NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "ConsensusMark_pkey" PRIMARY KEY ("consensusId","criterionId")
);

-- CreateTable
CREATE TABLE "ConsensusAnswer" (
    "consensusId" TEXT COLLATE "C" NOT NULL,
    "roundJudgeId" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "words" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ConsensusAnswer_pkey" PRIMARY KEY ("consensusId","roundJudgeId")
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "roundJudgeId" TEXT COLLATE "C" NOT NULL,
    "kind" "FlagKind" NOT NULL,
    "words" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "decision" "FlagDecision",
    "answer" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "settledById" TEXT COLLATE "C",
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Result" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "method" "ScoringMethod" NOT NULL,
    "decimals" INTEGER NOT NULL,
    "inputsHash" TEXT COLLATE "C" NOT NULL,
    "inputs" BYTEA,
    "summary" JSON NOT NULL,
    "createdById" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResultRow" (
    "id" TEXT COLLATE "C" NOT NULL,
    "resultId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "scores" INTEGER NOT NULL,
    "value" INTEGER,
    "rank" INTEGER,
    "tied" BOOLEAN NOT NULL DEFAULT false,
    "detail" JSON NOT NULL,

    CONSTRAINT "ResultRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryList" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "edgeId" TEXT COLLATE "C",
    "resultId" TEXT COLLATE "C" NOT NULL,
    "kind" "ListKind" NOT NULL,
    "status" "ListStatus" NOT NULL DEFAULT 'DRAFT',
    "promotes" "PromotedThing" NOT NULL DEFAULT 'PROJECT',
    "authors" "PromotedAuthors" NOT NULL DEFAULT 'FIRST',
    "title" TEXT COLLATE "C" NOT NULL,
    "rules" JSON NOT NULL,
    "inputs" BYTEA,
    "draftedById" TEXT COLLATE "C" NOT NULL,
    "draftedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedById" TEXT COLLATE "C",
    "confirmedAt" TIMESTAMP(3),
    "handedOnAt" TIMESTAMP(3),

    CONSTRAINT "EntryList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandOverPackage" (
    "id" TEXT COLLATE "C" NOT NULL,
    "listId" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "contentHash" TEXT COLLATE "C" NOT NULL,
    "entries" INTEGER NOT NULL,
    "files" INTEGER NOT NULL,
    "madeById" TEXT COLLATE "C" NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "HandOverPackage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListTemplate" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "columns" JSON NOT NULL,
    "order" JSON NOT NULL,
    "sections" BOOLEAN NOT NULL,
    "padNames" BOOLEAN NOT NULL,
    "maskNames" BOOLEAN NOT NULL,
    "closing" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ListTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryListLine" (
    "id" TEXT COLLATE "C" NOT NULL,
    "listId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "decision" "ListDecision" NOT NULL,
    "position" INTEGER,
    "rank" INTEGER,
    "value" INTEGER,
    "prizeCode" TEXT COLLATE "C",
    "reason" JSON NOT NULL,
    "standsInForId" TEXT COLLATE "C",

    CONSTRAINT "EntryListLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListStudentOff" (
    "id" TEXT COLLATE "C" NOT NULL,
    "listId" TEXT COLLATE "C" NOT NULL,
    "authorId" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ListStudentOff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListOverride" (
    "id" TEXT COLLATE "C" NOT NULL,
    "listId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "from" "ListDecision" NOT NULL,
    "to" "ListDecision" NOT NULL,
    "fromPrize" TEXT COLLATE "C",
    "toPrize" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliberationId" TEXT COLLATE "C",

    CONSTRAINT "ListOverride_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deliberation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "listId" TEXT COLLATE "C" NOT NULL,
    "prizeCode" TEXT COLLATE "C",
    "categoryId" TEXT COLLATE "C",
    "places" INTEGER NOT NULL,
    "quorum" INTEGER NOT NULL,
    "words" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "status" "DeliberationStatus" NOT NULL DEFAULT 'OPEN',
    "openedById" TEXT COLLATE "C" NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "closedById" TEXT COLLATE "C",
    "closedAt" TIMESTAMP(3),
    "closeReason" TEXT COLLATE "C",
    "tally" JSON,
    "decidedById" TEXT COLLATE "C",
    "decidedAt" TIMESTAMP(3),
    "reason" TEXT COLLATE "C",

    CONSTRAINT "Deliberation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationEntry" (
    "deliberationId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "origin" "BandOrigin" NOT NULL,
    "leftOut" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "low" INTEGER,
    "high" INTEGER,
    "decision" "ListDecision",
    "prizeCode" TEXT COLLATE "C",
    "decisionReason" TEXT COLLATE "C",

    CONSTRAINT "DeliberationEntry_pkey" PRIMARY KEY ("deliberationId","entryId")
);

-- CreateTable
CREATE TABLE "DeliberationMember" (
    "id" TEXT COLLATE "C" NOT NULL,
    "deliberationId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "votedAt" TIMESTAMP(3),
    "draftAbout" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "draftText" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "DeliberationMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationVote" (
    "memberId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER,

    CONSTRAINT "DeliberationVote_pkey" PRIMARY KEY ("memberId","entryId")
);

-- CreateTable
CREATE TABLE "DeliberationComment" (
    "id" TEXT COLLATE "C" NOT NULL,
    "memberId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C",
    "text" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeliberationComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Award" (
    "id" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "prizeRuleId" TEXT COLLATE "C" NOT NULL,
    "givenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMP(3),
    "revokeReason" TEXT COLLATE "C",

    CONSTRAINT "Award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpecialAward" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C",
    "sponsor" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "words" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "forWhom" "SpecialFor" NOT NULL,
    "way" "SpecialWay" NOT NULL,
    "places" INTEGER NOT NULL,
    "nominations" INTEGER NOT NULL DEFAULT 3,
    "rule" JSON NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "status" "SpecialStatus" NOT NULL DEFAULT 'OPEN',
    "draftedById" TEXT COLLATE "C",
    "draftedAt" TIMESTAMP(3),
    "confirmedById" TEXT COLLATE "C",
    "confirmedAt" TIMESTAMP(3),
    "noticeId" TEXT COLLATE "C",
    "publishedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "inputs" BYTEA,

    CONSTRAINT "SpecialAward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpecialLine" (
    "id" TEXT COLLATE "C" NOT NULL,
    "specialId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C",
    "schoolId" TEXT COLLATE "C",
    "unitId" TEXT COLLATE "C",
    "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "personId" TEXT COLLATE "C",
    "computed" "ListDecision" NOT NULL,
    "decision" "ListDecision" NOT NULL,
    "rank" INTEGER,
    "points" INTEGER,
    "why" JSON NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "SpecialLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpecialChange" (
    "id" TEXT COLLATE "C" NOT NULL,
    "specialId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "from" "ListDecision" NOT NULL,
    "to" "ListDecision" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SpecialChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpecialJuror" (
    "id" TEXT COLLATE "C" NOT NULL,
    "specialId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "SpecialJuror_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpecialNomination" (
    "jurorId" TEXT COLLATE "C" NOT NULL,
    "entryId" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "words" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "SpecialNomination_pkey" PRIMARY KEY ("jurorId","entryId")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "listId" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),
    "withdrawReason" TEXT COLLATE "C",
    "snapshot" JSON NOT NULL,
    "snapshotHash" TEXT COLLATE "C" NOT NULL,
    "publishedById" TEXT COLLATE "C" NOT NULL,
    "bundle" BYTEA,
    "bundleHash" TEXT COLLATE "C",

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeVersion" (
    "id" TEXT COLLATE "C" NOT NULL,
    "noticeId" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "snapshot" JSON NOT NULL,
    "snapshotHash" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "bundle" BYTEA,
    "bundleHash" TEXT COLLATE "C",

    CONSTRAINT "NoticeVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "noticeId" TEXT COLLATE "C" NOT NULL,
    "line" INTEGER,
    "entryId" TEXT COLLATE "C",
    "codeHash" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "unitName" TEXT COLLATE "C" NOT NULL,
    "phone" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "status" "ObjectionStatus" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "answerBy" TIMESTAMP(3) NOT NULL,
    "assignedToId" TEXT COLLATE "C",
    "assignedAt" TIMESTAMP(3),
    "answer" TEXT COLLATE "C",
    "publicText" TEXT COLLATE "C",
    "remedy" "ObjectionRemedy",
    "answeredById" TEXT COLLATE "C",
    "answeredAt" TIMESTAMP(3),
    "resultId" TEXT COLLATE "C",
    "erasedAt" TIMESTAMP(3),

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionFile" (
    "id" TEXT COLLATE "C" NOT NULL,
    "objectionId" TEXT COLLATE "C" NOT NULL,
    "fileKey" TEXT COLLATE "C" NOT NULL,
    "fileName" TEXT COLLATE "C" NOT NULL,
    "mediaType" TEXT COLLATE "C" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "infectedAt" TIMESTAMP(3),

    CONSTRAINT "ObjectionFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionNote" (
    "id" TEXT COLLATE "C" NOT NULL,
    "objectionId" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "byId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ObjectionNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateTemplate" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "kind" "CertificateKind" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "design" JSON NOT NULL,
    "backgroundId" TEXT COLLATE "C",
    "sealId" TEXT COLLATE "C",
    "replacedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CertificateTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateImage" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CertificateImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateSeries" (
    "series" TEXT COLLATE "C" NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "CertificateSeries_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT COLLATE "C" NOT NULL,
    "roundId" TEXT COLLATE "C" NOT NULL,
    "kind" "CertificateKind" NOT NULL,
    "awardId" TEXT COLLATE "C",
    "specialLineId" TEXT COLLATE "C",
    "authorId" TEXT COLLATE "C",
    "tutorId" TEXT COLLATE "C",
    "schoolId" TEXT COLLATE "C" NOT NULL,
    "templateId" TEXT COLLATE "C" NOT NULL,
    "recipient" TEXT COLLATE "C" NOT NULL,
    "issue" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT COLLATE "C" NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "text" JSON NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issuedById" TEXT COLLATE "C" NOT NULL,
    "voidedAt" TIMESTAMP(3),
    "voidReason" TEXT COLLATE "C",
    "supersededById" TEXT COLLATE "C",

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PastAwardImport" (
    "id" TEXT COLLATE "C" NOT NULL,
    "fileName" TEXT COLLATE "C" NOT NULL,
    "created" INTEGER NOT NULL,
    "createdById" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PastAwardImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PastAward" (
    "id" TEXT COLLATE "C" NOT NULL,
    "importId" TEXT COLLATE "C" NOT NULL,
    "schoolId" TEXT COLLATE "C" NOT NULL,
    "year" INTEGER NOT NULL,
    "level" "UnitKind" NOT NULL,
    "prize" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "authors" INTEGER NOT NULL DEFAULT 1,
    "tutors" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "PastAward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditLine" (
    "id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT COLLATE "C",
    "verb" TEXT COLLATE "C" NOT NULL,
    "subjectType" TEXT COLLATE "C" NOT NULL,
    "subjectId" TEXT COLLATE "C" NOT NULL,
    "unitId" TEXT COLLATE "C",
    "schoolId" TEXT COLLATE "C",
    "roundId" TEXT COLLATE "C",
    "data" JSON NOT NULL,

    CONSTRAINT "AuditLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "subjectId" TEXT COLLATE "C",
    "payload" JSON NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'QUEUED',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "error" TEXT COLLATE "C",
    "byId" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT COLLATE "C" NOT NULL,
    "unitId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "ending" TEXT COLLATE "C" NOT NULL,
    "createdById" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_username_key" ON "Person"("username" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Account_providerId_accountId_key" ON "Account"("providerId" NULLS FIRST, "accountId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier" NULLS FIRST);

-- CreateIndex
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "RoleGrant_unitId_idx" ON "RoleGrant"("unitId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "RoleGrant_schoolId_idx" ON "RoleGrant"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "RoleGrant_roundId_idx" ON "RoleGrant"("roundId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_codeHash_key" ON "Invitation"("codeHash" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Invitation_schoolId_idx" ON "Invitation"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Invitation_roundId_idx" ON "Invitation"("roundId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Invitation_unitId_idx" ON "Invitation"("unitId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_path_key" ON "Unit"("path" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Unit_parentId_idx" ON "Unit"("parentId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "School_code_key" ON "School"("code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "School_userPrefix_key" ON "School"("userPrefix" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "School_unitId_name_key" ON "School"("unitId" NULLS FIRST, "name" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Round_editionId_idx" ON "Round"("editionId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Round_unitId_idx" ON "Round"("unitId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "RoundWindow_roundId_kind_key" ON "RoundWindow"("roundId" NULLS FIRST, "kind" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "PromotionEdge_fromRoundId_toRoundId_key" ON "PromotionEdge"("fromRoundId" NULLS FIRST, "toRoundId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Category_roundId_code_key" ON "Category"("roundId" NULLS FIRST, "code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Group_roundId_code_key" ON "Group"("roundId" NULLS FIRST, "code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Discipline_roundId_code_key" ON "Discipline"("roundId" NULLS FIRST, "code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "MaterialSlot_roundId_categoryId_groupId_code_key" ON "MaterialSlot"("roundId" NULLS FIRST, "categoryId" NULLS FIRST, "groupId" NULLS FIRST, "code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "FormField_roundId_categoryId_groupId_code_key" ON "FormField"("roundId" NULLS FIRST, "categoryId" NULLS FIRST, "groupId" NULLS FIRST, "code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Rubric_roundId_categoryId_stage_version_key" ON "Rubric"("roundId" NULLS FIRST, "categoryId" NULLS FIRST, "stage" NULLS FIRST, "version" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Criterion_rubricId_code_key" ON "Criterion"("rubricId" NULLS FIRST, "code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "CriterionLevel_criterionId_pointsX100_key" ON "CriterionLevel"("criterionId" NULLS FIRST, "pointsX100" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Quota_roundId_kind_key" ON "Quota"("roundId" NULLS FIRST, "kind" NULLS FIRST);

-- CreateIndex
CREATE INDEX "QuotaLine_quotaId_idx" ON "QuotaLine"("quotaId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "PrizeRule_roundId_categoryId_code_key" ON "PrizeRule"("roundId" NULLS FIRST, "categoryId" NULLS FIRST, "code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Student_personId_key" ON "Student"("personId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Student_schoolId_idx" ON "Student"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Student_schoolId_studentNumber_key" ON "Student"("schoolId" NULLS FIRST, "studentNumber" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Consent_codeHash_key" ON "Consent"("codeHash" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Consent_studentId_editionId_key" ON "Consent"("studentId" NULLS FIRST, "editionId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "RosterImport_schoolId_idx" ON "RosterImport"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Project_joinCode_key" ON "Project"("joinCode" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Project_schoolId_idx" ON "Project"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Project_editionId_idx" ON "Project"("editionId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ProjectAuthor_studentId_editionId_idx" ON "ProjectAuthor"("studentId" NULLS FIRST, "editionId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "ProjectAuthor_projectId_studentId_key" ON "ProjectAuthor"("projectId" NULLS FIRST, "studentId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ProjectTutor_projectId_idx" ON "ProjectTutor"("projectId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Material_projectId_idx" ON "Material"("projectId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "MaterialVersion_fileKey_idx" ON "MaterialVersion"("fileKey" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "MaterialVersion_materialId_version_key" ON "MaterialVersion"("materialId" NULLS FIRST, "version" NULLS FIRST);

-- CreateIndex
CREATE INDEX "StoredFile_status_createdAt_idx" ON "StoredFile"("status" NULLS FIRST, "createdAt" NULLS FIRST);

-- CreateIndex
CREATE INDEX "StoredFile_preview_storedAt_idx" ON "StoredFile"("preview" NULLS FIRST, "storedAt" NULLS FIRST);

-- CreateIndex
CREATE INDEX "UploadPromise_projectId_idx" ON "UploadPromise"("projectId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "UploadPromise_roundId_idx" ON "UploadPromise"("roundId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "UploadPromise_at_idx" ON "UploadPromise"("at" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "UploadPromise_personId_uploadId_key" ON "UploadPromise"("personId" NULLS FIRST, "uploadId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Entry_roundId_status_idx" ON "Entry"("roundId" NULLS FIRST, "status" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Entry_schoolId_roundId_idx" ON "Entry"("schoolId" NULLS FIRST, "roundId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Entry_unitId_idx" ON "Entry"("unitId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Entry_roundId_projectId_key" ON "Entry"("roundId" NULLS FIRST, "projectId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Entry_roundId_number_key" ON "Entry"("roundId" NULLS FIRST, "number" NULLS FIRST);

-- CreateIndex
CREATE INDEX "EntryEvent_entryId_at_idx" ON "EntryEvent"("entryId" NULLS FIRST, "at" NULLS FIRST);

-- CreateIndex
CREATE INDEX "EntryImport_roundId_idx" ON "EntryImport"("roundId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ImportedEntry_importId_idx" ON "ImportedEntry"("importId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ImportedEntry_sourceId_idx" ON "ImportedEntry"("sourceId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "GuardianConfirmation_entryId_authorId_key" ON "GuardianConfirmation"("entryId" NULLS FIRST, "authorId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ClassMove_schoolId_idx" ON "ClassMove"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Merge_kind_keptId_idx" ON "Merge"("kind" NULLS FIRST, "keptId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Merge_schoolId_idx" ON "Merge"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "HandIn_roundId_schoolId_idx" ON "HandIn"("roundId" NULLS FIRST, "schoolId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Check_entryId_idx" ON "Check"("entryId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "CheckTurn_personId_idx" ON "CheckTurn"("personId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "CheckTurn_entryId_kind_personId_key" ON "CheckTurn"("entryId" NULLS FIRST, "kind" NULLS FIRST, "personId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "JudgeBan_personId_idx" ON "JudgeBan"("personId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "RoundJudge_roundId_personId_key" ON "RoundJudge"("roundId" NULLS FIRST, "personId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "JudgeReminder_roundJudgeId_idx" ON "JudgeReminder"("roundJudgeId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "JudgesApart_roundId_idx" ON "JudgesApart"("roundId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "JudgesApart_firstId_secondId_key" ON "JudgesApart"("firstId" NULLS FIRST, "secondId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Panel_roundId_name_key" ON "Panel"("roundId" NULLS FIRST, "name" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Defence_wallHash_key" ON "Defence"("wallHash" NULLS FIRST);

-- CreateIndex
CREATE INDEX "DefenceSession_roundId_idx" ON "DefenceSession"("roundId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "DefenceSession_panelId_idx" ON "DefenceSession"("panelId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "DefenceSlot_sessionId_position_key" ON "DefenceSlot"("sessionId" NULLS FIRST, "position" NULLS FIRST);

-- CreateIndex
CREATE INDEX "DefenceDraw_roundId_idx" ON "DefenceDraw"("roundId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Conflict_personId_entryId_key" ON "Conflict"("personId" NULLS FIRST, "entryId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "AssignmentPlan_roundId_status_idx" ON "AssignmentPlan"("roundId" NULLS FIRST, "status" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "PlanRun_planId_key" ON "PlanRun"("planId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "PlanRun_roundId_startedAt_idx" ON "PlanRun"("roundId" NULLS FIRST, "startedAt" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Assignment_roundJudgeId_status_idx" ON "Assignment"("roundJudgeId" NULLS FIRST, "status" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_entryId_roundJudgeId_stage_key" ON "Assignment"("entryId" NULLS FIRST, "roundJudgeId" NULLS FIRST, "stage" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "ScoreSheet_assignmentId_key" ON "ScoreSheet"("assignmentId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "FeedbackRelease_roundId_idx" ON "FeedbackRelease"("roundId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "FeedbackRelease_resultId_idx" ON "FeedbackRelease"("resultId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Consensus_entryId_key" ON "Consensus"("entryId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Flag_token_key" ON "Flag"("token" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Flag_roundId_settledAt_idx" ON "Flag"("roundId" NULLS FIRST, "settledAt" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Flag_entryId_idx" ON "Flag"("entryId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Result_roundId_version_key" ON "Result"("roundId" NULLS FIRST, "version" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ResultRow_entryId_idx" ON "ResultRow"("entryId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "ResultRow_resultId_entryId_key" ON "ResultRow"("resultId" NULLS FIRST, "entryId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "EntryList_roundId_kind_idx" ON "EntryList"("roundId" NULLS FIRST, "kind" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "HandOverPackage_listId_version_key" ON "HandOverPackage"("listId" NULLS FIRST, "version" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "ListTemplate_roundId_code_key" ON "ListTemplate"("roundId" NULLS FIRST, "code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "EntryListLine_listId_entryId_key" ON "EntryListLine"("listId" NULLS FIRST, "entryId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ListStudentOff_authorId_idx" ON "ListStudentOff"("authorId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "ListStudentOff_listId_authorId_key" ON "ListStudentOff"("listId" NULLS FIRST, "authorId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ListOverride_listId_idx" ON "ListOverride"("listId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ListOverride_deliberationId_idx" ON "ListOverride"("deliberationId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Deliberation_listId_status_idx" ON "Deliberation"("listId" NULLS FIRST, "status" NULLS FIRST);

-- CreateIndex
CREATE INDEX "DeliberationMember_personId_idx" ON "DeliberationMember"("personId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationMember_deliberationId_personId_key" ON "DeliberationMember"("deliberationId" NULLS FIRST, "personId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "DeliberationComment_memberId_idx" ON "DeliberationComment"("memberId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Award_entryId_prizeRuleId_key" ON "Award"("entryId" NULLS FIRST, "prizeRuleId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "SpecialAward_roundId_idx" ON "SpecialAward"("roundId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "SpecialAward_noticeId_idx" ON "SpecialAward"("noticeId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "SpecialLine_entryId_idx" ON "SpecialLine"("entryId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "SpecialLine_schoolId_idx" ON "SpecialLine"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "SpecialLine_unitId_idx" ON "SpecialLine"("unitId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "SpecialLine_specialId_key_key" ON "SpecialLine"("specialId" NULLS FIRST, "key" NULLS FIRST);

-- CreateIndex
CREATE INDEX "SpecialChange_specialId_idx" ON "SpecialChange"("specialId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "SpecialJuror_personId_idx" ON "SpecialJuror"("personId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "SpecialJuror_specialId_personId_key" ON "SpecialJuror"("specialId" NULLS FIRST, "personId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "SpecialNomination_entryId_idx" ON "SpecialNomination"("entryId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Notice_publishedAt_idx" ON "Notice"("publishedAt" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "NoticeVersion_noticeId_version_key" ON "NoticeVersion"("noticeId" NULLS FIRST, "version" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Objection_codeHash_key" ON "Objection"("codeHash" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Objection_roundId_status_idx" ON "Objection"("roundId" NULLS FIRST, "status" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Objection_noticeId_idx" ON "Objection"("noticeId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Objection_entryId_idx" ON "Objection"("entryId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionFile_fileKey_key" ON "ObjectionFile"("fileKey" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ObjectionFile_objectionId_idx" ON "ObjectionFile"("objectionId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ObjectionNote_objectionId_idx" ON "ObjectionNote"("objectionId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "CertificateTemplate_roundId_replacedAt_idx" ON "CertificateTemplate"("roundId" NULLS FIRST, "replacedAt" NULLS FIRST);

-- CreateIndex
CREATE INDEX "CertificateImage_roundId_idx" ON "CertificateImage"("roundId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_number_key" ON "Certificate"("number" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_supersededById_key" ON "Certificate"("supersededById" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Certificate_awardId_idx" ON "Certificate"("awardId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Certificate_specialLineId_idx" ON "Certificate"("specialLineId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Certificate_schoolId_idx" ON "Certificate"("schoolId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Certificate_authorId_idx" ON "Certificate"("authorId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Certificate_tutorId_idx" ON "Certificate"("tutorId" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_roundId_recipient_issue_key" ON "Certificate"("roundId" NULLS FIRST, "recipient" NULLS FIRST, "issue" NULLS FIRST);

-- CreateIndex
CREATE INDEX "PastAward_schoolId_year_idx" ON "PastAward"("schoolId" NULLS FIRST, "year" NULLS FIRST);

-- CreateIndex
CREATE INDEX "PastAward_importId_idx" ON "PastAward"("importId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "AuditLine_subjectType_subjectId_idx" ON "AuditLine"("subjectType" NULLS FIRST, "subjectId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "AuditLine_roundId_at_idx" ON "AuditLine"("roundId" NULLS FIRST, "at" NULLS FIRST);

-- CreateIndex
CREATE INDEX "AuditLine_at_idx" ON "AuditLine"("at" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Job_status_createdAt_idx" ON "Job"("status" NULLS FIRST, "createdAt" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Job_subjectId_kind_idx" ON "Job"("subjectId" NULLS FIRST, "kind" NULLS FIRST);

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash" NULLS FIRST);

-- CreateIndex
CREATE INDEX "ApiKey_unitId_idx" ON "ApiKey"("unitId" NULLS FIRST);

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimePassword" ADD CONSTRAINT "OneTimePassword_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "School" ADD CONSTRAINT "School_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "School" ADD CONSTRAINT "School_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_copiedFromId_fkey" FOREIGN KEY ("copiedFromId") REFERENCES "Edition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundWindow" ADD CONSTRAINT "RoundWindow_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromotionEdge" ADD CONSTRAINT "PromotionEdge_fromRoundId_fkey" FOREIGN KEY ("fromRoundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromotionEdge" ADD CONSTRAINT "PromotionEdge_toRoundId_fkey" FOREIGN KEY ("toRoundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Discipline" ADD CONSTRAINT "Discipline_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisciplineGroup" ADD CONSTRAINT "DisciplineGroup_disciplineId_fkey" FOREIGN KEY ("disciplineId") REFERENCES "Discipline"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisciplineGroup" ADD CONSTRAINT "DisciplineGroup_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MaterialSlot" ADD CONSTRAINT "MaterialSlot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MaterialSlot" ADD CONSTRAINT "MaterialSlot_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MaterialSlot" ADD CONSTRAINT "MaterialSlot_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormField" ADD CONSTRAINT "FormField_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormField" ADD CONSTRAINT "FormField_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormField" ADD CONSTRAINT "FormField_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rubric" ADD CONSTRAINT "Rubric_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rubric" ADD CONSTRAINT "Rubric_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Criterion" ADD CONSTRAINT "Criterion_rubricId_fkey" FOREIGN KEY ("rubricId") REFERENCES "Rubric"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CriterionLevel" ADD CONSTRAINT "CriterionLevel_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quota" ADD CONSTRAINT "Quota_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuotaLine" ADD CONSTRAINT "QuotaLine_quotaId_fkey" FOREIGN KEY ("quotaId") REFERENCES "Quota"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuotaLine" ADD CONSTRAINT "QuotaLine_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuotaLine" ADD CONSTRAINT "QuotaLine_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrizeRule" ADD CONSTRAINT "PrizeRule_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrizeRule" ADD CONSTRAINT "PrizeRule_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Student" ADD CONSTRAINT "Student_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Student" ADD CONSTRAINT "Student_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RosterImport" ADD CONSTRAINT "RosterImport_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectAuthor" ADD CONSTRAINT "ProjectAuthor_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectAuthor" ADD CONSTRAINT "ProjectAuthor_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectAuthor" ADD CONSTRAINT "ProjectAuthor_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "Student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectTutor" ADD CONSTRAINT "ProjectTutor_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectTutor" ADD CONSTRAINT "ProjectTutor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Material" ADD CONSTRAINT "Material_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MaterialVersion" ADD CONSTRAINT "MaterialVersion_materialId_fkey" FOREIGN KEY ("materialId") REFERENCES "Material"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_disciplineId_fkey" FOREIGN KEY ("disciplineId") REFERENCES "Discipline"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_fromEntryId_fkey" FOREIGN KEY ("fromEntryId") REFERENCES "Entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryEvent" ADD CONSTRAINT "EntryEvent_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryImport" ADD CONSTRAINT "EntryImport_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedEntry" ADD CONSTRAINT "ImportedEntry_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedEntry" ADD CONSTRAINT "ImportedEntry_importId_fkey" FOREIGN KEY ("importId") REFERENCES "EntryImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuardianConfirmation" ADD CONSTRAINT "GuardianConfirmation_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuardianConfirmation" ADD CONSTRAINT "GuardianConfirmation_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "ProjectAuthor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolConfirmation" ADD CONSTRAINT "SchoolConfirmation_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassMove" ADD CONSTRAINT "ClassMove_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Merge" ADD CONSTRAINT "Merge_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandIn" ADD CONSTRAINT "HandIn_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandIn" ADD CONSTRAINT "HandIn_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Check" ADD CONSTRAINT "Check_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckTurn" ADD CONSTRAINT "CheckTurn_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckTurn" ADD CONSTRAINT "CheckTurn_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeProfile" ADD CONSTRAINT "JudgeProfile_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeProfile" ADD CONSTRAINT "JudgeProfile_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeProfile" ADD CONSTRAINT "JudgeProfile_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeBan" ADD CONSTRAINT "JudgeBan_personId_fkey" FOREIGN KEY ("personId") REFERENCES "JudgeProfile"("personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeBan" ADD CONSTRAINT "JudgeBan_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeExpertise" ADD CONSTRAINT "JudgeExpertise_personId_fkey" FOREIGN KEY ("personId") REFERENCES "JudgeProfile"("personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundJudge" ADD CONSTRAINT "RoundJudge_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundJudge" ADD CONSTRAINT "RoundJudge_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgeReminder" ADD CONSTRAINT "JudgeReminder_roundJudgeId_fkey" FOREIGN KEY ("roundJudgeId") REFERENCES "RoundJudge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgesApart" ADD CONSTRAINT "JudgesApart_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgesApart" ADD CONSTRAINT "JudgesApart_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "RoundJudge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgesApart" ADD CONSTRAINT "JudgesApart_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "RoundJudge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Panel" ADD CONSTRAINT "Panel_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelDiscipline" ADD CONSTRAINT "PanelDiscipline_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "Panel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelDiscipline" ADD CONSTRAINT "PanelDiscipline_disciplineId_fkey" FOREIGN KEY ("disciplineId") REFERENCES "Discipline"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "Panel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_roundJudgeId_fkey" FOREIGN KEY ("roundJudgeId") REFERENCES "RoundJudge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Defence" ADD CONSTRAINT "Defence_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefenceSession" ADD CONSTRAINT "DefenceSession_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Defence"("roundId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefenceSession" ADD CONSTRAINT "DefenceSession_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "Panel"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefenceSlot" ADD CONSTRAINT "DefenceSlot_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefenceSlot" ADD CONSTRAINT "DefenceSlot_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "DefenceSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefenceDraw" ADD CONSTRAINT "DefenceDraw_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Defence"("roundId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPlan" ADD CONSTRAINT "AssignmentPlan_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanRun" ADD CONSTRAINT "PlanRun_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanRun" ADD CONSTRAINT "PlanRun_planId_fkey" FOREIGN KEY ("planId") REFERENCES "AssignmentPlan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_roundJudgeId_fkey" FOREIGN KEY ("roundJudgeId") REFERENCES "RoundJudge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_planId_fkey" FOREIGN KEY ("planId") REFERENCES "AssignmentPlan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_rubricId_fkey" FOREIGN KEY ("rubricId") REFERENCES "Rubric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SheetComment" ADD CONSTRAINT "SheetComment_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SheetComment" ADD CONSTRAINT "SheetComment_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentReview" ADD CONSTRAINT "CommentReview_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackRelease" ADD CONSTRAINT "FeedbackRelease_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackRelease" ADD CONSTRAINT "FeedbackRelease_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consensus" ADD CONSTRAINT "Consensus_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consensus" ADD CONSTRAINT "Consensus_rubricId_fkey" FOREIGN KEY ("rubricId") REFERENCES "Rubric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsensusMark" ADD CONSTRAINT "ConsensusMark_consensusId_fkey" FOREIGN KEY ("consensusId") REFERENCES "Consensus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsensusMark" ADD CONSTRAINT "ConsensusMark_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsensusAnswer" ADD CONSTRAINT "ConsensusAnswer_consensusId_fkey" FOREIGN KEY ("consensusId") REFERENCES "Consensus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsensusAnswer" ADD CONSTRAINT "ConsensusAnswer_roundJudgeId_fkey" FOREIGN KEY ("roundJudgeId") REFERENCES "RoundJudge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_roundJudgeId_fkey" FOREIGN KEY ("roundJudgeId") REFERENCES "RoundJudge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Result" ADD CONSTRAINT "Result_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResultRow" ADD CONSTRAINT "ResultRow_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResultRow" ADD CONSTRAINT "ResultRow_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryList" ADD CONSTRAINT "EntryList_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryList" ADD CONSTRAINT "EntryList_edgeId_fkey" FOREIGN KEY ("edgeId") REFERENCES "PromotionEdge"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryList" ADD CONSTRAINT "EntryList_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOverPackage" ADD CONSTRAINT "HandOverPackage_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListTemplate" ADD CONSTRAINT "ListTemplate_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryListLine" ADD CONSTRAINT "EntryListLine_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryListLine" ADD CONSTRAINT "EntryListLine_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListStudentOff" ADD CONSTRAINT "ListStudentOff_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListStudentOff" ADD CONSTRAINT "ListStudentOff_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "ProjectAuthor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListOverride" ADD CONSTRAINT "ListOverride_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListOverride" ADD CONSTRAINT "ListOverride_deliberationId_fkey" FOREIGN KEY ("deliberationId") REFERENCES "Deliberation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deliberation" ADD CONSTRAINT "Deliberation_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationEntry" ADD CONSTRAINT "DeliberationEntry_deliberationId_fkey" FOREIGN KEY ("deliberationId") REFERENCES "Deliberation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationEntry" ADD CONSTRAINT "DeliberationEntry_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationMember" ADD CONSTRAINT "DeliberationMember_deliberationId_fkey" FOREIGN KEY ("deliberationId") REFERENCES "Deliberation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationMember" ADD CONSTRAINT "DeliberationMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationVote" ADD CONSTRAINT "DeliberationVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "DeliberationMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationComment" ADD CONSTRAINT "DeliberationComment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "DeliberationMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_prizeRuleId_fkey" FOREIGN KEY ("prizeRuleId") REFERENCES "PrizeRule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialAward" ADD CONSTRAINT "SpecialAward_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialLine" ADD CONSTRAINT "SpecialLine_specialId_fkey" FOREIGN KEY ("specialId") REFERENCES "SpecialAward"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialLine" ADD CONSTRAINT "SpecialLine_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialLine" ADD CONSTRAINT "SpecialLine_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialLine" ADD CONSTRAINT "SpecialLine_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialChange" ADD CONSTRAINT "SpecialChange_specialId_fkey" FOREIGN KEY ("specialId") REFERENCES "SpecialAward"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialJuror" ADD CONSTRAINT "SpecialJuror_specialId_fkey" FOREIGN KEY ("specialId") REFERENCES "SpecialAward"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialJuror" ADD CONSTRAINT "SpecialJuror_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialNomination" ADD CONSTRAINT "SpecialNomination_jurorId_fkey" FOREIGN KEY ("jurorId") REFERENCES "SpecialJuror"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpecialNomination" ADD CONSTRAINT "SpecialNomination_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeVersion" ADD CONSTRAINT "NoticeVersion_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionFile" ADD CONSTRAINT "ObjectionFile_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionNote" ADD CONSTRAINT "ObjectionNote_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateTemplate" ADD CONSTRAINT "CertificateTemplate_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateTemplate" ADD CONSTRAINT "CertificateTemplate_backgroundId_fkey" FOREIGN KEY ("backgroundId") REFERENCES "CertificateImage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateTemplate" ADD CONSTRAINT "CertificateTemplate_sealId_fkey" FOREIGN KEY ("sealId") REFERENCES "CertificateImage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateImage" ADD CONSTRAINT "CertificateImage_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_specialLineId_fkey" FOREIGN KEY ("specialLineId") REFERENCES "SpecialLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "ProjectAuthor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_tutorId_fkey" FOREIGN KEY ("tutorId") REFERENCES "ProjectTutor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "CertificateTemplate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_supersededById_fkey" FOREIGN KEY ("supersededById") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastAward" ADD CONSTRAINT "PastAward_importId_fkey" FOREIGN KEY ("importId") REFERENCES "PastAwardImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastAward" ADD CONSTRAINT "PastAward_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;
