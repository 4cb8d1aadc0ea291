// Written by `npm run generate` from the files of this folder.
import applicabilityNotStated from './applicability/applicability-not-stated.ts';
import exclusionContradicted from './applicability/exclusion-contradicted.ts';
import justificationMissesPoint from './applicability/justification-misses-point.ts';
import notApplicableUnjustified from './applicability/not-applicable-unjustified.ts';
import requirementNotExcludable from './applicability/requirement-not-excludable.ts';
import clauseMoved from './clauses/clause-moved.ts';
import clauseOldNumber from './clauses/clause-old-number.ts';
import clauseUnknown from './clauses/clause-unknown.ts';
import editionWithdrawn from './clauses/edition-withdrawn.ts';
import editionsMixed from './clauses/editions-mixed.ts';
import managementRepresentative from './clauses/management-representative.ts';
import oldTerm from './clauses/old-term.ts';
import preventiveActionProcedure from './clauses/preventive-action-procedure.ts';
import catalogInvalid from './configuration/catalog-invalid.ts';
import configurationInvalid from './configuration/configuration-invalid.ts';
import configurationMisplaced from './configuration/configuration-misplaced.ts';
import directiveNotUnderstood from './configuration/directive-not-understood.ts';
import fileUnreadable from './configuration/file-unreadable.ts';
import noQmsDocuments from './configuration/no-qms-documents.ts';
import patternMatchesNothing from './configuration/pattern-matches-nothing.ts';
import readingInvalid from './configuration/reading-invalid.ts';
import suppressionUnused from './configuration/suppression-unused.ts';
import suppressionWithoutReason from './configuration/suppression-without-reason.ts';
import syntaxInvalid from './configuration/syntax-invalid.ts';
import systemsNested from './configuration/systems-nested.ts';
import intervalConflicting from './consistency/interval-conflicting.ts';
import responsibilityConflicting from './consistency/responsibility-conflicting.ts';
import climateNotDetermined from './context/climate-not-determined.ts';
import requirementsNotChosen from './context/requirements-not-chosen.ts';
import attestationIncomplete from './coverage/attestation-incomplete.ts';
import claimPending from './coverage/claim-pending.ts';
import claimTooWide from './coverage/claim-too-wide.ts';
import claimUnknownId from './coverage/claim-unknown-id.ts';
import claimWithoutEvidence from './coverage/claim-without-evidence.ts';
import claimWrongPlace from './coverage/claim-wrong-place.ts';
import criterionThin from './coverage/criterion-thin.ts';
import evidenceUncontrolled from './coverage/evidence-uncontrolled.ts';
import evidenceWithoutClaim from './coverage/evidence-without-claim.ts';
import outcomeAtRisk from './coverage/outcome-at-risk.ts';
import outcomeGap from './coverage/outcome-gap.ts';
import outcomePartial from './coverage/outcome-partial.ts';
import placesToRead from './coverage/places-to-read.ts';
import planIncomplete from './coverage/plan-incomplete.ts';
import readingStale from './coverage/reading-stale.ts';
import readingsDisagree from './coverage/readings-disagree.ts';
import rejectionWithoutReason from './coverage/rejection-without-reason.ts';
import singlePointOfEvidence from './coverage/single-point-of-evidence.ts';
import approvalDateMissing from './document-control/approval-date-missing.ts';
import approvalNotInHistory from './document-control/approval-not-in-history.ts';
import approverIsAuthor from './document-control/approver-is-author.ts';
import approverIsOwner from './document-control/approver-is-owner.ts';
import approverMissing from './document-control/approver-missing.ts';
import changedAfterApproval from './document-control/changed-after-approval.ts';
import controlDataMissing from './document-control/control-data-missing.ts';
import datesOutOfOrder from './document-control/dates-out-of-order.ts';
import documentNotListed from './document-control/document-not-listed.ts';
import fileNameWithoutId from './document-control/file-name-without-id.ts';
import headerContradicts from './document-control/header-contradicts.ts';
import historyNotAvailable from './document-control/history-not-available.ts';
import idDuplicate from './document-control/id-duplicate.ts';
import idMissing from './document-control/id-missing.ts';
import kindUnknown from './document-control/kind-unknown.ts';
import metadataKeyUnknown from './document-control/metadata-key-unknown.ts';
import metadataOnlyInText from './document-control/metadata-only-in-text.ts';
import notADate from './document-control/not-a-date.ts';
import notYetEffective from './document-control/not-yet-effective.ts';
import ownerMissing from './document-control/owner-missing.ts';
import registerContradicts from './document-control/register-contradicts.ts';
import reviewDueSoon from './document-control/review-due-soon.ts';
import reviewIntervalMissing from './document-control/review-interval-missing.ts';
import reviewOverdue from './document-control/review-overdue.ts';
import statusMissing from './document-control/status-missing.ts';
import statusUnknown from './document-control/status-unknown.ts';
import supersededStillEffective from './document-control/superseded-still-effective.ts';
import supersedesUnknown from './document-control/supersedes-unknown.ts';
import supersessionCircular from './document-control/supersession-circular.ts';
import titleMissing from './document-control/title-missing.ts';
import twoEffectiveVersions from './document-control/two-effective-versions.ts';
import versionMissing from './document-control/version-missing.ts';
import frequencyUnknown from './objectives/frequency-unknown.ts';
import measureWithoutSource from './objectives/measure-without-source.ts';
import measureWithoutTarget from './objectives/measure-without-target.ts';
import objectiveNotMeasurable from './objectives/objective-not-measurable.ts';
import objectivePeriodOver from './objectives/objective-period-over.ts';
import objectiveWithoutDate from './objectives/objective-without-date.ts';
import objectiveWithoutOwner from './objectives/objective-without-owner.ts';
import satisfactionNotMeasured from './objectives/satisfaction-not-measured.ts';
import targetNotMeasurable from './objectives/target-not-measurable.ts';
import targetWithoutFrequency from './objectives/target-without-frequency.ts';
import guaranteeOfConformity from './over-claims/guarantee-of-conformity.ts';
import productPresentedAsCertified from './over-claims/product-presented-as-certified.ts';
import superiorityFromCertification from './over-claims/superiority-from-certification.ts';
import wrongReferenceToCertification from './over-claims/wrong-reference-to-certification.ts';
import activityWithoutRole from './process/activity-without-role.ts';
import customerPathMissing from './process/customer-path-missing.ts';
import inputWithoutSupplier from './process/input-without-supplier.ts';
import outputNotTaken from './process/output-not-taken.ts';
import outputWithoutCustomer from './process/output-without-customer.ts';
import procedureUnknown from './process/procedure-unknown.ts';
import processFieldExpected from './process/process-field-expected.ts';
import processFieldMissing from './process/process-field-missing.ts';
import processInvalid from './process/process-invalid.ts';
import processIsolated from './process/process-isolated.ts';
import processUnknown from './process/process-unknown.ts';
import referenceOneSided from './process/reference-one-sided.ts';
import riskWithoutAction from './process/risk-without-action.ts';
import supplierDoesNotDeliver from './process/supplier-does-not-deliver.ts';
import recordExpectedMissing from './records/record-expected-missing.ts';
import recordUnregistered from './records/record-unregistered.ts';
import recordUnused from './records/record-unused.ts';
import recordWithoutLocation from './records/record-without-location.ts';
import recordWithoutRetention from './records/record-without-retention.ts';
import retentionConflicting from './records/retention-conflicting.ts';
import retentionNotDuration from './records/retention-not-duration.ts';
import anchorBroken from './references/anchor-broken.ts';
import documentIdUnknown from './references/document-id-unknown.ts';
import documentOrphan from './references/document-orphan.ts';
import linkAsText from './references/link-as-text.ts';
import linkBroken from './references/link-broken.ts';
import referenceDraft from './references/reference-draft.ts';
import referenceSuperseded from './references/reference-superseded.ts';
import titleDiffers from './references/title-differs.ts';
import dutyWithoutAuthority from './roles/duty-without-authority.ts';
import everyoneResponsible from './roles/everyone-responsible.ts';
import personInsteadOfRole from './roles/person-instead-of-role.ts';
import roleSpelledTwoWays from './roles/role-spelled-two-ways.ts';
import roleUndefined from './roles/role-undefined.ts';
import roleUnused from './roles/role-unused.ts';
import boilerplate from './text/boilerplate.ts';
import conditionWithoutCriterion from './text/condition-without-criterion.ts';
import documentEmpty from './text/document-empty.ts';
import intentionNotPractice from './text/intention-not-practice.ts';
import keywordList from './text/keyword-list.ts';
import placeholder from './text/placeholder.ts';
import sectionEmpty from './text/section-empty.ts';
import standardRepeated from './text/standard-repeated.ts';
import stepWithoutActor from './text/step-without-actor.ts';
import vagueTime from './text/vague-time.ts';
import weakWording from './text/weak-wording.ts';
import type {Rule} from './rule.ts';

/** Every rule there is, by family and id. */
export const allRules: readonly Rule[] = [
	applicabilityNotStated,
	exclusionContradicted,
	justificationMissesPoint,
	notApplicableUnjustified,
	requirementNotExcludable,
	clauseMoved,
	clauseOldNumber,
	clauseUnknown,
	editionWithdrawn,
	editionsMixed,
	managementRepresentative,
	oldTerm,
	preventiveActionProcedure,
	catalogInvalid,
	configurationInvalid,
	configurationMisplaced,
	directiveNotUnderstood,
	fileUnreadable,
	noQmsDocuments,
	patternMatchesNothing,
	readingInvalid,
	suppressionUnused,
	suppressionWithoutReason,
	syntaxInvalid,
	systemsNested,
	intervalConflicting,
	responsibilityConflicting,
	climateNotDetermined,
	requirementsNotChosen,
	attestationIncomplete,
	claimPending,
	claimTooWide,
	claimUnknownId,
	claimWithoutEvidence,
	claimWrongPlace,
	criterionThin,
	evidenceUncontrolled,
	evidenceWithoutClaim,
	outcomeAtRisk,
	outcomeGap,
	outcomePartial,
	placesToRead,
	planIncomplete,
	readingStale,
	readingsDisagree,
	rejectionWithoutReason,
	singlePointOfEvidence,
	approvalDateMissing,
	approvalNotInHistory,
	approverIsAuthor,
	approverIsOwner,
	approverMissing,
	changedAfterApproval,
	controlDataMissing,
	datesOutOfOrder,
	documentNotListed,
	fileNameWithoutId,
	headerContradicts,
	historyNotAvailable,
	idDuplicate,
	idMissing,
	kindUnknown,
	metadataKeyUnknown,
	metadataOnlyInText,
	notADate,
	notYetEffective,
	ownerMissing,
	registerContradicts,
	reviewDueSoon,
	reviewIntervalMissing,
	reviewOverdue,
	statusMissing,
	statusUnknown,
	supersededStillEffective,
	supersedesUnknown,
	supersessionCircular,
	titleMissing,
	twoEffectiveVersions,
	versionMissing,
	frequencyUnknown,
	measureWithoutSource,
	measureWithoutTarget,
	objectiveNotMeasurable,
	objectivePeriodOver,
	objectiveWithoutDate,
	objectiveWithoutOwner,
	satisfactionNotMeasured,
	targetNotMeasurable,
	targetWithoutFrequency,
	guaranteeOfConformity,
	productPresentedAsCertified,
	superiorityFromCertification,
	wrongReferenceToCertification,
	activityWithoutRole,
	customerPathMissing,
	inputWithoutSupplier,
	outputNotTaken,
	outputWithoutCustomer,
	procedureUnknown,
	processFieldExpected,
	processFieldMissing,
	processInvalid,
	processIsolated,
	processUnknown,
	referenceOneSided,
	riskWithoutAction,
	supplierDoesNotDeliver,
	recordExpectedMissing,
	recordUnregistered,
	recordUnused,
	recordWithoutLocation,
	recordWithoutRetention,
	retentionConflicting,
	retentionNotDuration,
	anchorBroken,
	documentIdUnknown,
	documentOrphan,
	linkAsText,
	linkBroken,
	referenceDraft,
	referenceSuperseded,
	titleDiffers,
	dutyWithoutAuthority,
	everyoneResponsible,
	personInsteadOfRole,
	roleSpelledTwoWays,
	roleUndefined,
	roleUnused,
	boilerplate,
	conditionWithoutCriterion,
	documentEmpty,
	intentionNotPractice,
	keywordList,
	placeholder,
	sectionEmpty,
	standardRepeated,
	stepWithoutActor,
	vagueTime,
	weakWording,
];
