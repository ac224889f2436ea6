#pragma once

#include "models/base/ids.h"
#include "models/text/utf.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::knowledge {

using GuideId = base::StrongId<struct GuideTag>;

/// How a walk through a guide ends: answered at once, written as a ticket, handed to an emergency
/// desk, or refused with its clause.
enum class GuideEnd { None, Answer, Ticket, Emergency, Refuse };

/// One key below a question: what stands on it, what callers say for it, and where it leads.
struct GuideOption {
    std::string when;
    std::vector<std::string> words;
    std::string go; ///< id of a node
    bool operator==(const GuideOption&) const = default;
};

/// Either a question (`ask`, with options) or what is said last (`say`, with an end).
struct GuideNode {
    std::string id;
    std::string ask;
    std::string say;
    std::vector<GuideOption> options;
    EntryId entry; ///< may be read along; empty: none
    GuideEnd end = GuideEnd::None;
    CategoryCode category; ///< of the ticket, where the walk has made it known
    UnitId unit;           ///< of an emergency: the desk to connect
    std::string clause;    ///< of a refusal
    bool operator==(const GuideNode&) const = default;
};

/// A step-by-step answer 分步答询: a tree that the call-taker walks, question by question. Branches
/// may lead to the same node; the first node is where a walk begins.
struct Guide {
    GuideId id;
    std::string title;
    std::vector<CategoryCode> categories; ///< each covers everything below it
    std::vector<GuideNode> nodes;
    bool operator==(const Guide&) const = default;
};

/// What is wrong with a guide, where, and for whoever edits it in words.
struct GuideFault {
    enum class Kind {
        Empty,       ///< no node at all
        SameId,      ///< two nodes of one id
        NoSentence,  ///< neither `ask` nor `say`, or both
        NoOptions,   ///< a question without keys, or a last sentence with some
        NoEnd,       ///< a last sentence without an end, or a question with one
        NoClause,    ///< a refusal without its clause
        UnknownNode, ///< `go` leads nowhere
        SameWord,    ///< two keys of a question share a word
        Cycle,       ///< the key leads back to a node that was walked through
        Unreachable  ///< no walk comes here
    };
    Kind kind = Kind::Empty;
    int node = -1;   ///< index; -1: the guide itself
    int option = -1; ///< index; -1: the node itself
    std::string reason;
    bool operator==(const GuideFault&) const = default;
};
/// Everything that is wrong, in the order of the nodes; empty for a sound guide, in which every
/// walk ends.
std::vector<GuideFault> faultsOf(const Guide& guide);

/// The guide with the longest category that covers `code`; the first of equals; null for none.
const Guide* guideFor(const std::vector<Guide>& guides, const CategoryCode& code);
/// The node of that id, or null.
const GuideNode* nodeOf(const Guide& guide, std::string_view id);

/// The key that was said, and where: code points of the utterance.
struct OptionHeard {
    int option = 0;
    std::vector<text::Span> spans;
    bool operator==(const OptionHeard&) const = default;
};
/// The key of `node` whose words were said: longer words win over shorter ones inside them (没有
/// over 有), words that are denied (没通知), asked (有没有) or taken back (昨天，不对，今天) do not
/// count, a word of one character only where a clause begins with it. Nothing where no key or more
/// than one was said equally: a person chooses.
std::optional<OptionHeard> next(const GuideNode& node, std::string_view utterance);
/// The same by ids; nothing for an unknown node.
std::optional<OptionHeard> next(const Guide& guide, std::string_view node,
                                std::string_view utterance);

/// A key taken at a node.
struct GuideStep {
    std::string node;
    int option = 0;
    bool operator==(const GuideStep&) const = default;
};
/// Where those steps lead from the first node; null when one does not follow from those before it.
const GuideNode* walk(const Guide& guide, const std::vector<GuideStep>& steps);

} // namespace lianxin::knowledge
