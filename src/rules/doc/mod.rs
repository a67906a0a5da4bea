//! Rules on the document as a whole: what it must contain, who issued it, how old it is.

mod part;

family!(
    missing_content,
    missing_view,
    missing_decision,
    older_than_framework,
    overdue_review,
);
