#include "models/ticket/category.h"

#include <algorithm>
#include <utility>

namespace lianxin::ticket {

namespace {

constexpr std::size_t kDigitsOfALevel = 2;
constexpr std::size_t kDigitsOfALeaf = 6;

} // namespace

bool covers(const CategoryCode& prefix, const CategoryCode& code)
{
    return code.str().compare(0, prefix.str().size(), prefix.str()) == 0;
}

CategoryTree::CategoryTree(std::vector<Category> categories) : m_categories(std::move(categories))
{
    std::sort(m_categories.begin(), m_categories.end(),
              [](const Category& a, const Category& b) { return a.code < b.code; });
    for (std::size_t i = 0; i < m_categories.size(); ++i)
        m_byCode.emplace(m_categories[i].code, i);
}

const Category* CategoryTree::find(const CategoryCode& code) const
{
    const auto it = m_byCode.find(code);
    return it == m_byCode.end() ? nullptr : &m_categories[it->second];
}

std::string CategoryTree::path(const CategoryCode& code) const
{
    if (!find(code))
        return {};
    std::string path;
    for (std::size_t digits = kDigitsOfALevel; digits <= code.str().size();
         digits += kDigitsOfALevel) {
        const auto* node = find(CategoryCode{code.str().substr(0, digits)});
        if (!node)
            continue;
        if (!path.empty())
            path += " › ";
        path += node->name;
    }
    return path;
}

bool CategoryTree::isLeaf(const CategoryCode& code) const
{
    return code.str().size() == kDigitsOfALeaf && find(code) != nullptr;
}

} // namespace lianxin::ticket
