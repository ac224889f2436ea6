#pragma once

#include "models/assist/classifier.h"
#include "models/assist/heard.h"
#include "models/assist/signs.h"
#include "models/ticket/category.h"

#include <array>
#include <vector>

namespace lianxin::assist {

/// Which leaf of the tree a call is about once a danger was heard: words of an everyday matter
/// stand beside it (楼上装修把楼板砸穿了，人埋在底下) and must not send the ticket elsewhere.
class DangerMatters {
public:
    explicit DangerMatters(const ticket::CategoryTree& tree);

    /// What the call is about by `everyday`; before it the leaf of the first danger that is sure,
    /// or certain where its own utterance tells an everyday matter too. Once such a matter is
    /// shown, a danger is warned of and no more. No matter decides by itself where any danger was
    /// heard.
    std::vector<Label> classify(const std::vector<Heard>& heard, const Classifier& everyday) const;

private:
    struct Danger {
        CategoryCode leaf;      ///< empty: none leads
        std::size_t before = 0; ///< utterances by which an everyday matter stood; 0: none did
        std::vector<ticket::Span> spans;
    };
    bool isEveryday(const std::string& leaf) const;
    Danger leading(const std::vector<Heard>& heard, const Classifier& everyday) const;

    std::array<CategoryCode, kSignKinds> m_leaves; ///< empty: the everyday leaf says it
};

} // namespace lianxin::assist
