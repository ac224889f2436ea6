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
    };
    return kEvaluations;
}

int evaluate(const Words& words, std::istream& in, std::ostream& out, std::ostream& err)
{
    return cli::runSubcommand(evaluations(), words, in, out, err, "evaluate");
}

} // namespace lianxin::commands
