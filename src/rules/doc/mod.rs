//! Rules on the document as a whole: what it must contain, who issued it, how old it is.

mod part;

family!(
    wrong_framework,
    missing_content,
    missing_view,
    outdated_view_name,
    missing_decision,
    older_than_framework,
    no_predecessor,
    overdue_review,
    no_external_system,
    one_sided_conformity,
    replaced_framework,
    unscheduled_plan,
    unclear_title,
    former_units,
    unreported_status,
);
