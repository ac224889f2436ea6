#include "server-stub/commands/evaluate.h"

#include "server-stub/commands/commands.h"

#include <array>

namespace lianxin::commands {

std::span<const cli::Subcommand> evaluations()
{
    static constexpr std::array kEvaluations{
        cli::Subcommand{"category", "诉求分类：准确率、宏平均 F1、自动判定的比例和准确率",
                        &evaluateCategory},
        cli::Subcommand{"knowledge", "知识检索：正确文件排在第一、前三的比例", &evaluateKnowledge},
        cli::Subcommand{"places", "工单所在区县：判出多少，判对多少", &evaluatePlaces},
        cli::Subcommand{"addresses", "地址切分：每一段的起止和类别", &evaluateAddresses},
        cli::Subcommand{"topics", "热点：同一地点同一问题的留言归成一组", &evaluateTopics},
    };
    return kEvaluations;
}

int evaluate(const Words& words, std::istream& in, std::ostream& out, std::ostream& err)
{
    return cli::runSubcommand(evaluations(), words, in, out, err, "evaluate");
}

} // namespace lianxin::commands
