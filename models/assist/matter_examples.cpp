#include "models/assist/matter_examples.h"

#include "models/assist/around.h"

#include <map>
#include <string>
#include <string_view>

namespace lianxin::assist {

std::vector<ExampleModel::Example> matterExamples(const ticket::CategoryTree& tree,
                                                  const std::vector<CategoryCode>& leaves,
                                                  const std::vector<knowledge::Entry>& entries,
                                                  const std::vector<OpeningLine>& openings,
                                                  const std::vector<OpeningLine>& stories)
{
    std::vector<ExampleModel::Example> examples;
    std::map<CategoryCode, int> numbers;
    for (const auto& code : leaves) {
        const int leaf = static_cast<int>(numbers.size());
        numbers.emplace(code, leaf);
        const auto& category = *tree.find(code);
        examples.push_back({category.name, leaf});
        examples.push_back({tree.path(code), leaf});
        for (const auto& words : category.words)
            examples.push_back({words, leaf});
    }
    for (const auto& entry : entries)
        if (const auto leaf = numbers.find(entry.category); leaf != numbers.end()) {
            examples.push_back({entry.title, leaf->second});
            for (const auto& question : entry.questions)
                examples.push_back({question, leaf->second});
        }
    for (const auto& story : stories)
        if (const auto leaf = numbers.find(story.category); leaf != numbers.end())
            examples.push_back({story.said, leaf->second});
    std::vector<std::string_view> around;
    for (const auto& opening : openings)
        if (opening.category.empty()) {
            around.push_back(opening.said);
            examples.push_back({opening.said, ExampleModel::kNone});
        }
    std::size_t number = 0;
    for (const auto& opening : openings) {
        const auto leaf = numbers.find(opening.category);
        if (leaf == numbers.end())
            continue;
        examples.push_back({opening.said, leaf->second});
        if (!around.empty())
            examples.push_back({inOneBreath(opening.said, around, number++), leaf->second});
    }
    return examples;
}

} // namespace lianxin::assist
