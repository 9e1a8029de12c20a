export default function ToolTest() {
  return null;
}
