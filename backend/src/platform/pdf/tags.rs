//! The structure tree that assistive technology reads, kept beside the drawing until the marks have their
//! identifiers.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::geom::Rect;
use krilla::tagging::{
    BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// A node of a [`Structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

/// What a part of a document is.
#[derive(Debug, Clone)]
pub(super) enum Role {
    Division,
    Heading {
        level: NonZeroU16,
        title: String,
    },
    Paragraph,
    /// Items of a label and a body.
    List,
    Item,
    Label,
    Body,
    Table,
    TableHead,
    TableBody,
    TableFoot,
    Row,
    ColumnHeader,
    /// The heading of a row, over so many columns.
    RowHeader {
        columns: usize,
    },
    Cell,
    Figure {
        alternative: String,
    },
}

#[derive(Debug)]
struct Part {
    role: Role,
    children: Vec<NodeId>,
    leaves: Vec<Identifier>,
    bounds: Option<BBox>,
}

/// The parts of a document in reading order.
#[derive(Debug, Default)]
pub(super) struct Structure {
    parts: Vec<Part>,
    roots: Vec<NodeId>,
}

impl Structure {
    /// Adds a part after the others of `parent`, or at the top.
    pub(super) fn add(&mut self, parent: Option<NodeId>, role: Role) -> NodeId {
        let id = NodeId(self.parts.len());
        self.parts.push(Part { role, children: Vec::new(), leaves: Vec::new(), bounds: None });
        match parent {
            Some(parent) => self.parts[parent.0].children.push(id),
            None => self.roots.push(id),
        }
        id
    }

    /// Links drawn content to its part. A node's content comes before its children.
    pub(super) fn link(&mut self, node: NodeId, drawn: Identifier) {
        self.parts[node.0].leaves.push(drawn);
    }

    /// Where a figure stands, which its part states.
    pub(super) fn bound(&mut self, node: NodeId, page: usize, bounds: Option<Rect>) {
        self.parts[node.0].bounds = bounds.map(|bounds| BBox::new(page, bounds));
    }

    pub(super) fn into_tree(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for root in &self.roots {
            tree.push(self.group(*root));
        }
        tree
    }

    fn group(&self, id: NodeId) -> TagGroup {
        let part = &self.parts[id.0];
        let mut children: Vec<Node> = part.leaves.iter().copied().map(Node::from).collect();
        children.extend(part.children.iter().map(|child| Node::from(self.group(*child))));
        TagGroup::with_children(part.kind(), children)
    }
}

impl Part {
    fn kind(&self) -> TagKind {
        match &self.role {
            Role::Division => Tag::Div.into(),
            Role::Heading { level, title } => Tag::Hn(*level, Some(title.clone())).into(),
            Role::Paragraph => Tag::P.into(),
            Role::List => Tag::L(ListNumbering::None).into(),
            Role::Item => Tag::LI.into(),
            Role::Label => Tag::Lbl.into(),
            Role::Body => Tag::LBody.into(),
            Role::Table => Tag::Table.into(),
            Role::TableHead => Tag::THead.into(),
            Role::TableBody => Tag::TBody.into(),
            Role::TableFoot => Tag::TFoot.into(),
            Role::Row => Tag::TR.into(),
            Role::ColumnHeader => Tag::TH(TableHeaderScope::Column).into(),
            Role::RowHeader { columns } => {
                let span = u32::try_from(*columns).ok().filter(|span| *span > 1).and_then(NonZeroU32::new);
                Tag::TH(TableHeaderScope::Row).with_col_span(span).into()
            }
            Role::Cell => Tag::TD.into(),
            Role::Figure { alternative } => {
                Tag::Figure(Some(alternative.clone())).with_bbox(self.bounds).into()
            }
        }
    }
}
