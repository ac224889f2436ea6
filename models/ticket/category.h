#pragma once

#include "models/base/ids.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace lianxin::ticket {

/// One node of the three-level category tree 诉求分类. The code of a child begins with its parent's
/// (2, 4, 6 digits).
struct Category {
    CategoryCode code;
    std::string name;
    std::vector<std::string> words;     ///< what callers say of it; leaves only
    std::vector<std::string> dangers{}; ///< kinds of danger that make a call one of it; leaves only
    bool operator==(const Category&) const = default;
};

/// True when `code` is `prefix` or lies below it. An empty prefix covers everything.
bool covers(const CategoryCode& prefix, const CategoryCode& code);

/// The tree, flat and in code order.
class CategoryTree {
public:
    CategoryTree() = default;
    explicit CategoryTree(std::vector<Category> categories);

    const std::vector<Category>& all() const { return m_categories; }
    const Category* find(const CategoryCode& code) const;
    /// Names from the first level down, joined by ` › `; empty for an unknown code.
    std::string path(const CategoryCode& code) const;
    bool isLeaf(const CategoryCode& code) const;

private:
    std::vector<Category> m_categories;
    std::unordered_map<CategoryCode, std::size_t> m_byCode;
};

} // namespace lianxin::ticket
